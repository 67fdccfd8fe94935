/**
 * A failure that a user can mend. The message is one sentence that names the place (file, line, option) and the mend;
 * the command line prints it on stderr without a stack trace and ends with `exitCode` (CONTRACT.md: 1 = the folder, the
 * manifest, a file, the data or a check is at fault; 2 = wrong usage).
 */
export class Fault extends Error {
  readonly exitCode: 1 | 2;
  constructor(message: string, {exitCode = 1, cause}: {exitCode?: 1 | 2; cause?: unknown} = {}) {
    // Names of files and columns come from outside: a line end or a terminal's escape in one would break the sentence.
    super(message.replaceAll(/[\s\p{Cc}]+/gu, " ").trim(), {cause});
    this.name = "Fault";
    this.exitCode = exitCode;
  }
}

/** Whether the system or DuckDB (its words for a file, and for what it spills) found no room on the disk. */
export const isFullDisk = (error: unknown) =>
  (error as NodeJS.ErrnoException)?.code === "ENOSPC" || /No space left on device|not enough space on the disk|max_temp_directory_size/i.test(String((error as Error)?.message));

export const fullDisk = (cause: unknown) => new Fault("The disk is full: free some room and run again; the last good warehouse and its sites are whole.", {cause});
