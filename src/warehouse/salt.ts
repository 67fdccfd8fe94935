import {randomBytes} from "node:crypto";
import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, isAbsolute, join} from "node:path";
import {Fault} from "../fault.ts";
import {cannotWrite} from "./lock.ts";

/**
 * The secret that record keys are made with: made once beside the warehouse (mode 0600), or read from the file that the manifest names
 * (relative to the warehouse's folder). A named file that is absent is a fault: a new salt would round every figure anew.
 */
export function saltBeside(warehouse: string, named?: string): string {
  const isDefault = named === undefined || named === "salt";
  const path = isDefault ? join(dirname(warehouse), "salt") : isAbsolute(named) ? named : join(dirname(warehouse), named);
  if (!existsSync(path)) {
    if (!isDefault) throw new Fault(`sources.yaml: privacy.salt_file names ${named}, which does not exist; put the file there, or leave the key out and a salt is made beside the warehouse.`);
    makeSalt(path);
  }
  const salt = readSalt(path);
  if (salt.length < 16) throw new Fault(`The salt file ${path} holds fewer than 16 characters; put a longer secret there.`);
  return salt;
}

/** By rename: a run killed meanwhile must not leave half a secret, which the next would refuse. */
function makeSalt(path: string): void {
  try {
    const temporary = `${path}.tmp`;
    rmSync(temporary, {force: true});
    writeFileSync(temporary, `${randomBytes(32).toString("hex")}\n`, {mode: 0o600, flag: "wx"});
    renameSync(temporary, path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function readSalt(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    throw new Fault(`The salt file ${path} cannot be read (${(error as NodeJS.ErrnoException).code}); give the user that runs Badgeways the right to read it.`, {cause: error});
  }
}
