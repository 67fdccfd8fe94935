import {createHash} from "node:crypto";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {openSession} from "../src/warehouse/session.ts";

/** Finds what tells of a person in a text; each finding is the word as it stands there. */
export type Persons = (text: string) => string[];

/**
 * What names the people of a warehouse: ids of employees, whole and hashed (md5, sha1, sha256; as they are and after the salt; hexadecimal, base64, and
 * the record key as a number), names and addresses. A hash is known by its first 32 bits in hexadecimal, its first 48 in base64.
 */
export async function personsOf(warehouse: string): Promise<Persons> {
  const session = await openSession(warehouse, {readOnly: true});
  const ids = (await session.rows<{id: string}>("select employee_id as id from raw.employees")).map(({id}) => id);
  const named = (await session.rows<{word: string | null}>("select unnest([name, work_email]) as word from raw.identities")).flatMap(({word}) => (word && word.length > 6 ? [word] : []));
  session.close();
  if (ids.length < 100 || named.length < 100) throw new Error(`${warehouse} holds too few people for a search to say anything`);
  const salt = readFileSync(join(dirname(warehouse), "salt"), "utf8").trim();
  const whole = new Set(ids), hexadecimal = new Set<string>(), base64 = new Set<string>(), numbers = new Set<string>();
  for (const id of ids) {
    for (const given of [id, salt + id]) {
      for (const kind of ["md5", "sha1", "sha256"]) {
        const hash = createHash(kind).update(given).digest();
        hexadecimal.add(hash.toString("hex", 0, 4));
        base64.add(hash.toString("base64").slice(0, 8)).add(hash.toString("base64url").slice(0, 8));
        numbers.add(String(hash.readUInt32BE(0)));
      }
    }
  }
  const firsts = new Map<string, string[]>();
  for (const word of named) {
    const first = /^[\p{L}\p{N}]+/u.exec(word)?.[0] ?? "";
    firsts.set(first, [...(firsts.get(first) ?? []), word]);
  }
  return (text) => {
    const found: string[] = [];
    for (const {0: word, index} of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (whole.has(word) || (word.length >= 8 && word.length <= 10 && numbers.has(word)) || (/^[0-9a-f]{8,}$/i.test(word) && hexadecimal.has(word.slice(0, 8).toLowerCase()))) found.push(word);
      for (const name of firsts.get(word) ?? []) if (text.startsWith(name, index)) found.push(name);
    }
    for (const [word] of text.matchAll(/[A-Za-z0-9+/_=-]+/g)) if (whole.has(word) || (word.length >= 20 && base64.has(word.slice(0, 8)))) found.push(word);
    return found;
  };
}

/** What is found in the files below a folder, those of the same bytes once: `file: word`. */
export function personsBelow(folder: string, persons: Persons, wanted: (name: string) => boolean = () => true): string[] {
  const seen = new Set<string>();
  return readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((name) => wanted(name) && statSync(join(folder, name)).isFile()).sort().flatMap((name) => {
    const content = readFileSync(join(folder, name)), hash = createHash("sha256").update(content).digest("hex");
    if (seen.has(hash)) return [];
    seen.add(hash);
    return persons(content.toString("utf8")).map((word) => `${name}: ${word}`);
  });
}
