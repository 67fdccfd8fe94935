import {closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {Fault} from "../fault.ts";

const beat = 5_000;
const silence = 60_000;
/** A lock is empty for the moment in which its holder writes its number; one that stays empty is of a run that was killed in it. */
const naming = 2_000;

/** Locks that this process holds: DuckDB itself does not refuse two writers in one process. */
const held = new Set<string>();

/**
 * Takes the lock file of a warehouse for this process and returns the function that gives it back. The holder touches the file while it
 * works; a lock whose process is gone or has long been silent (its number may belong to another program by now) is taken over.
 * Throws a Fault while another run holds it.
 */
export function takeLock(path: string): () => void {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      make(path);
      clearAside(path);
      return keep(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw cannotWrite(path, error);
      const holder = read(path);
      if (holder === undefined) continue;
      if (isWorking(path, holder)) throw new Fault(`Another run${holder && ` (process ${holder})`} is working on this warehouse; wait until it has ended, or end it.`);
      setAside(path, holder);
    }
  }
  throw new Fault(`Another run has just taken the lock ${path}; wait until it has ended.`);
}

/** On a full disk the file is made and its number does not fit: an empty lock must not stay. */
function make(path: string): void {
  const file = openSync(path, "wx", 0o600);
  try {
    writeSync(file, String(process.pid));
  } catch (error) {
    closeSync(file);
    rmSync(path, {force: true});
    throw error;
  }
  closeSync(file);
}

/** Removes the locks that a run was killed over while it set them aside. */
function clearAside(path: string): void {
  const asides = readdirSync(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`) && /\.\d+$/.test(name));
  for (const name of asides) rmSync(join(dirname(path), name), {force: true});
}

function keep(path: string): () => void {
  held.add(path);
  const touch = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date());
    } catch {
      clearInterval(touch);
    }
  }, beat);
  touch.unref();
  return () => {
    clearInterval(touch);
    held.delete(path);
    rmSync(path, {force: true});
  };
}

/** Two runs may find the same stale lock: only the one that moves it away goes on, and what it moved must be what it read. */
function setAside(path: string, holder: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (read(aside) === holder) rmSync(aside, {force: true});
    else renameSync(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw cannotWrite(path, error);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function isWorking(path: string, holder: string): boolean {
  if (held.has(path)) return true;
  const age = Date.now() - (statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0);
  if (holder === "") return age < naming;
  const pid = Number(holder);
  if (pid === process.pid || !Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return false;
  return age < silence;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The sentence for a place that cannot be written. */
export function cannotWrite(path: string, error: unknown): Fault {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
  const mend = code === "ENOSPC" ? "free some room on the disk" : "give the user that runs Badgeways the right to write there, or name another place with --warehouse";
  return new Fault(`${path} cannot be written (${code}); ${mend}.`, {cause: error});
}
