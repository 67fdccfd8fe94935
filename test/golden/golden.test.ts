import {afterAll, beforeAll, expect, test} from "vitest";
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {audiences, publications} from "../../src/publish/catalogue.ts";
import {writeDemo} from "../../src/demo/write.ts";
import {newFolder} from "../publish/folders.ts";
import {publish} from "./organization.ts";
import {asText} from "./text.ts";

/** Every publication of an organization of 300, as text: a changed figure is a changed line. `UPDATE_GOLDEN=1` writes them anew. */
const golden = fileURLToPath(new URL("./organization-300", import.meta.url));
const update = process.env.UPDATE_GOLDEN === "1";
const folder = newFolder();

let draft: string;
beforeAll(async () => {
  await writeDemo({folder: join(folder, "source"), employees: 300});
  draft = await publish(join(folder, "source"), join(folder, "out"));
  if (update) {
    rmSync(golden, {recursive: true, force: true});
    mkdirSync(golden, {recursive: true});
  }
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function same(file: string, text: string): void {
  if (update) writeFileSync(join(golden, file), text);
  expect(text).toBe(readFileSync(join(golden, file), "utf8").replaceAll("\r\n", "\n"));
}

test.each(publications.map(({name, audiences: [audience]}) => [name, audience!] as const))("%s", (name, audience) => {
  same(`${name}.txt`, asText(name, readFileSync(join(draft, audience, `${name}.arrow`))));
});

test.each(audiences)("publication.json of %s", (audience) => {
  same(`${audience}.json`, readFileSync(join(draft, audience, "publication.json"), "utf8"));
});

test("every audience has the same table, to the byte, and no table that is not its own", () => {
  for (const audience of audiences) {
    const own = publications.filter((publication) => publication.audiences.includes(audience));
    expect(readdirSync(join(draft, audience)).sort()).toEqual([...own.map(({name}) => `${name}.arrow`), "publication.json"].sort());
    for (const {name, audiences: [first]} of own) {
      expect(readFileSync(join(draft, audience, `${name}.arrow`)).equals(readFileSync(join(draft, first!, `${name}.arrow`))), `${audience}/${name}`).toBe(true);
    }
  }
});

test("nothing golden is left over", () => {
  expect(readdirSync(golden).sort()).toEqual([...publications.map((p) => `${p.name}.txt`), ...audiences.map((a) => `${a}.json`)].sort());
});
