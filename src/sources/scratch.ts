import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** A private folder for copies of source files in another encoding. */
export interface Scratch {
  /** A path in it that no file has yet. */
  file(extension: string): string;
  remove(): void;
}

/** The folder is made when the first file asks for it, and removed by `remove` or, at the latest, when the process ends. */
export function openScratch(parent = tmpdir()): Scratch {
  let folder: string | undefined;
  let count = 0;
  const remove = () => {
    if (folder !== undefined) rmSync(folder, {recursive: true, force: true});
    folder = undefined;
    process.off("exit", remove);
  };
  return {
    file(extension) {
      if (folder === undefined) {
        mkdirSync(parent, {recursive: true});
        folder = mkdtempSync(join(parent, "badgeways-"));
        process.on("exit", remove);
      }
      return join(folder, `${++count}${extension}`);
    },
    remove
  };
}
