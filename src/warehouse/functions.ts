import type {SqlFile} from "./modelFiles.ts";
import type {Session} from "./session.ts";
import {registerStatistics} from "./statisticalFunctions.ts";

/** Runs the macros of sql/functions on a session. They are temporary: the tables are read without them. */
export async function createFunctions(session: Session, functions: readonly SqlFile[]): Promise<void> {
  registerStatistics(session);
  for (const file of functions) {
    for (const statement of file.text.split(/;[ \t]*\n/)) {
      if (statement.replace(/^--.*$/gm, "").trim()) await session.run(statement);
    }
  }
}
