import {DuckDBInstance, type DuckDBConnection, type DuckDBValue} from "@duckdb/node-api";
import {memoryLimit} from "./memory.ts";
import {threadLimit} from "./threads.ts";

export type Row = Record<string, any>;

/** One DuckDB instance with one connection: a thin form of what the jobs need. */
export interface Session {
  readonly connection: DuckDBConnection;
  run(sql: string, values?: readonly DuckDBValue[]): Promise<void>;
  /** Rows as plain objects: dates as ISO text, 64-bit and wider integers and decimals as text, null as null. */
  rows<T extends Row = Row>(sql: string, values?: readonly DuckDBValue[]): Promise<T[]>;
  /** Rows with JavaScript values: dates as Date, integers of 64 bits and more as bigint. */
  values<T extends Row = Row>(sql: string, values?: readonly DuckDBValue[]): Promise<T[]>;
  close(): void;
}

export interface SessionOptions {
  readonly readOnly?: boolean;
  /** Threads of DuckDB; default: `threadLimit()`. */
  readonly threads?: number | undefined;
  /** What DuckDB may take before it spills, such as "4GB"; default: `memoryLimit()`. */
  readonly memoryLimit?: string;
  readonly temporaryFolder?: string;
}

/** The name that a warehouse file bears in SQL. DuckDB would take the file's own, and `core.moves` of a core.duckdb could be read two ways. */
const catalog = "warehouse";

/** Opens a warehouse file, or a warehouse in memory. Nothing is ever fetched: extensions beyond the built-in ones stay off. */
export async function openSession(path = ":memory:", options: SessionOptions = {}): Promise<Session> {
  const settings: Record<string, string> = {autoinstall_known_extensions: "false", autoload_known_extensions: "false"};
  // An ASOF join of what DuckDB takes for few rows would compare each with each; the estimates are often wrong by orders of magnitude.
  settings.asof_loop_join_threshold = "0";
  const threads = options.threads?.toString() ?? threadLimit();
  if (threads !== undefined) settings.threads = threads;
  settings.memory_limit = options.memoryLimit ?? memoryLimit();
  const inMemory = path === ":memory:";
  const spill = options.temporaryFolder ?? (inMemory ? undefined : `${path}.tmp`);
  if (spill !== undefined) settings.temp_directory = spill;
  const instance = await DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  if (!inMemory) {
    try {
      await connection.run(`attach ${literal(path)} as ${catalog}${options.readOnly ? " (read_only)" : ""}`);
      await connection.run(`use ${catalog}`);
    } catch (error) {
      connection.closeSync();
      instance.closeSync();
      throw error;
    }
  }
  const bound = (values?: readonly DuckDBValue[]) => (values ? [...values] : undefined);
  return {
    connection,
    async run(sql, values) {
      await connection.run(sql, bound(values));
    },
    async rows<T extends Row>(sql: string, values?: readonly DuckDBValue[]) {
      return (await connection.runAndReadAll(sql, bound(values))).getRowObjectsJson() as T[];
    },
    async values<T extends Row>(sql: string, values?: readonly DuckDBValue[]) {
      return (await connection.runAndReadAll(sql, bound(values))).getRowObjectsJS() as T[];
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    }
  };
}

/** An SQL string literal. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A quoted SQL identifier. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
