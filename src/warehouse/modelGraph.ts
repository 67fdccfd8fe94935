import {Fault} from "../fault.ts";
import {literal, type Session} from "./session.ts";
import {modelSchemas, type SqlFile} from "./modelFiles.ts";

/** A model with its text as it will run and the tables that it reads. */
export interface Model extends SqlFile {
  readonly sql: string;
  readonly dependsOn: readonly string[];
}

/**
 * The schema-qualified tables that one select reads, found by DuckDB's own parser. Names without a schema are its CTEs.
 * Throws a Fault with file and line where the text cannot be parsed.
 */
export async function referencesOf(session: Session, file: Pick<SqlFile, "path">, sql: string): Promise<string[]> {
  const [row] = await session.rows<{tree: string}>(`select json_serialize_sql(${literal(sql)}) as tree`);
  const tree = JSON.parse(row!.tree);
  if (tree.error) throw new Fault(`${file.path}${lineAt(sql, Number(tree.position))}: ${firstLine(tree.error_message)}.`);
  if (tree.statements.length !== 1) throw new Fault(`${file.path} holds ${tree.statements.length} statements; a model is one select.`);
  const references = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== "object") return;
    const table = node as {type?: string; schema_name?: string; table_name?: string};
    if (table.type === "BASE_TABLE" && table.schema_name) references.add(`${table.schema_name}.${table.table_name}`);
    Object.values(node).forEach(walk);
  };
  walk(tree);
  return [...references].sort();
}

/** The models in an order in which each comes after what it reads. Unknown references and cycles are named. */
export function inOrder(models: readonly Model[], known: ReadonlySet<string>): Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const ordered: Model[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (model: Model, path: readonly string[]) => {
    if (state.get(model.name) === "done") return;
    const here = [...path, model.name];
    if (state.get(model.name) === "open") throw new Fault(`The models read each other in a circle: ${here.slice(here.indexOf(model.name)).join(" → ")}.`);
    state.set(model.name, "open");
    for (const name of model.dependsOn) {
      const next = byName.get(name);
      if (next) visit(next, here);
      else if (!known.has(name)) throw new Fault(unknownReference(model, name, [...byName.keys(), ...known]));
    }
    state.set(model.name, "done");
    ordered.push(model);
  };
  for (const model of models) visit(model, []);
  return ordered;
}

function unknownReference(model: Model, name: string, names: readonly string[]): string {
  const line = model.sql.split("\n").findIndex((text) => text.includes(name)) + 1;
  const nearest = nearestName(name, names);
  return `${model.path}:${line} reads ${name}, which no model makes${nearest ? `; did you mean ${nearest}?` : "."}`;
}

/** The name that shares most pairs of letters with `name` (Dice), where it shares at least half. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const pairs = (text: string) => new Set(Array.from({length: text.length - 1}, (_, k) => text.slice(k, k + 2)));
  const own = pairs(name);
  const scored = names.map((other) => {
    const theirs = pairs(other);
    const shared = [...own].filter((pair) => theirs.has(pair)).length;
    return {other, score: (2 * shared) / (own.size + theirs.size)};
  });
  const best = scored.sort((a, b) => b.score - a.score || (a.other < b.other ? -1 : 1))[0];
  return best && best.score >= 0.5 ? best.other : undefined;
}

/**
 * Which models a selection names: `core.moves`, `moves`, `core.*`, each with a trailing `+` for everything that reads it.
 * Throws a Fault (exit code 2) where a part of it names nothing.
 */
export function selectModels(models: readonly Model[], selection: readonly string[]): Model[] {
  const chosen = new Set<string>();
  for (const part of selection) {
    const pattern = part.replace(/\+$/, "");
    const found = models.filter((m) => m.name === pattern || m.name.split(".")[1] === pattern || (pattern.endsWith(".*") && m.name.startsWith(pattern.slice(0, -1))));
    if (found.length === 0) throw new Fault(`--select ${part} names no model; schemas are ${modelSchemas.join(", ")}.`, {exitCode: 2});
    found.forEach((model) => chosen.add(model.name));
    if (part.endsWith("+")) addReaders(models, chosen);
  }
  return models.filter((model) => chosen.has(model.name));
}

function addReaders(models: readonly Model[], chosen: Set<string>): void {
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size;
    for (const model of models) if (model.dependsOn.some((name) => chosen.has(name))) chosen.add(model.name);
  }
}

/** `:LINE` of a character position, or nothing where it is unknown. */
export function lineAt(sql: string, position: number): string {
  return Number.isFinite(position) ? `:${sql.slice(0, position).split("\n").length}` : "";
}

export const firstLine = (message: string) => message.split("\n")[0]!.replace(/\.$/, "");
