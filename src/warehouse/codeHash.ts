import {createHash} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Hash of the project's own files below `folders`, but those below `except`, and of the versions that it asks for, with LF line ends:
 * the same on every system.
 */
export function codeHash(folders: readonly string[], except: readonly string[] = []): string {
  const hash = createHash("sha256").update(textOf("package.json"));
  for (const folder of folders) {
    const names = readdirSync(join(root, folder), {recursive: true, encoding: "utf8"}).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
    const counted = (name: string) => /\.(ts|js|sql|css|json|md)$/.test(name) && !except.some((other) => name.startsWith(`${other}/`));
    for (const name of names.filter(counted).sort()) hash.update(name).update(textOf(name));
  }
  return hash.digest("hex");
}

const textOf = (name: string) => readFileSync(join(root, name), "utf8").replaceAll("\r\n", "\n");
