import {mkdtempSync, readdirSync, readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {createHash} from "node:crypto";

export const newFolder = () => mkdtempSync(join(tmpdir(), "badgeways-"));

/** Every file below a folder with the SHA-256 of its bytes. */
export function prints(folder: string): Record<string, string> {
  const paths = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), createHash("sha256").update(readFileSync(path)).digest("hex")]));
}
