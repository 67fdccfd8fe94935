import {Command, CommanderError} from "commander";
import {addCommands} from "./commands.ts";
import {explain} from "./explain.ts";

/** Runs one command line and sets the exit code: 0 done, 1 something that the user can mend, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<void> {
  process.on("uncaughtException", (error) => process.exit(explain(error)));
  // `badgeways … | head` closes our output before we have ended; that is no fault.
  for (const out of [process.stdout, process.stderr]) out.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  const program = new Command("badgeways")
    .description("From a folder of HR exports to a published site on internal mobility and digital badges.")
    .addHelpText("after", "\nExample: npx badgeways pipeline --source exports\nbadgeways COMMAND --help tells of a command.")
    .exitOverride();
  addCommands(program);
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? usageCode(error) : explain(error);
  }
}

/** commander has said what is wrong by now. */
const usageCode = (error: CommanderError): 0 | 2 => (error.exitCode === 0 ? 0 : 2);
