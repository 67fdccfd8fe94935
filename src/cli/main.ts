import {mkdtempSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Command, CommanderError} from "commander";
import {Fault} from "../fault.ts";
import {addCommands} from "./commands.ts";

/** Runs one command line and sets the exit code: 0 done, 1 something that the user can mend, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("badgeways")
    .description("From a folder of HR exports to a published site on internal mobility and digital badges.")
    .showHelpAfterError("(badgeways --help lists the commands)")
    .exitOverride()
    .configureHelp({sortSubcommands: false});
  addCommands(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (process.env.BADGEWAYS_DEBUG === "1") console.error(error);
  if (error instanceof Fault) {
    console.error(error.message);
    return error.exitCode;
  }
  if (isFullDisk(error)) {
    console.error("The disk is full: free some room and run again; the last good warehouse and its sites are whole.");
    return 1;
  }
  const file = join(mkdtempSync(join(tmpdir(), "badgeways-")), "fault.txt");
  writeFileSync(file, String((error as Error)?.stack ?? error), {mode: 0o600});
  console.error(`This is a fault of Badgeways itself, not of your data; its details are in ${file} (they may hold data: look before you send them).`);
  return 1;
}

const isFullDisk = (error: unknown) => (error as NodeJS.ErrnoException)?.code === "ENOSPC" || /No space left on device/.test(String((error as Error)?.message));
