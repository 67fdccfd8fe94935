import {DOUBLE, DuckDBScalarFunction} from "@duckdb/node-api";
import {betaQuantile} from "../statistics/betaQuantile.ts";
import type {Session} from "./session.ts";
import type {SqlFile} from "./modelFiles.ts";

/** Runs the macros of sql/functions on a session. They are temporary: the tables are read without them. */
export async function createFunctions(session: Session, functions: readonly SqlFile[]): Promise<void> {
  registerBetaQuantile(session);
  for (const file of functions) {
    for (const statement of file.text.split(/;[ \t]*\n/)) {
      if (statement.replace(/^--.*$/gm, "").trim()) await session.run(statement);
    }
  }
}

const registered = new WeakSet<Session>();

/** SQL's beta_quantile(p, a, b), which exact binomial limits need and DuckDB lacks; null where an argument is null. */
function registerBetaQuantile(session: Session): void {
  if (registered.has(session)) return;
  registered.add(session);
  session.connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: "beta_quantile",
      returnType: DOUBLE,
      parameterTypes: [DOUBLE, DOUBLE, DOUBLE],
      mainFunction(_info, input, output) {
        const [p, a, b] = [0, 1, 2].map((column) => input.getColumnVector(column));
        for (let row = 0; row < input.rowCount; row++) {
          const values = [p, a, b].map((vector) => vector!.getItem(row) as number | null);
          output.setItem(row, values.includes(null) ? null : betaQuantile(values[0]!, values[1]!, values[2]!));
        }
        output.flush();
      }
    })
  );
}
