import {mkdtempSync, readdirSync, readFileSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createHash} from "node:crypto";

export const newFolder = () => mkdtempSync(join(tmpdir(), "badgeways-"));

/** Every file below a folder with the SHA-256 of its bytes. */
export function prints(folder: string): Record<string, string> {
  const paths = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((path) => statSync(join(folder, path)).isFile()).sort();
  return Object.fromEntries(paths.map((path) => [path.replaceAll("\\", "/"), createHash("sha256").update(readFileSync(join(folder, path))).digest("hex")]));
}
