import {realpath, stat} from "node:fs/promises";
import {Fault} from "../fault.ts";

/** The source folder, links resolved. A Fault where it is absent, or a file. */
export async function realFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if (!(await stat(root)).isDirectory()) throw new Fault(`${folder} is a file; name the folder that holds the exports.`);
    return root;
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`There is no source folder ${folder}; name the folder that holds the exports.`, {cause: error});
  }
}
