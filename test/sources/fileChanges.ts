import {rmSync, utimesSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {lines, write} from "./organization.ts";
import {rowOf, tableOf, type PartTable} from "./dirtyRows.ts";

/** A file of a folder under change: rows as they stand in it, and how its text is written. */
interface Part {
  readonly rows: readonly string[];
  readonly style: number;
}

/** What a source folder holds at one moment: parts by name, one of the manifests, and the moves of the code that reads it. */
export interface FolderState {
  readonly parts: ReadonlyMap<string, Part>;
  readonly manifest: number;
}

/** One thing that happens to a source folder, or to the project's code (`code`), between two loads. `which` chooses among the parts there are. */
export type Change =
  | {readonly kind: "add"; readonly table: PartTable; readonly letter: string; readonly seeds: readonly number[]}
  | {readonly kind: "rewrite" | "append"; readonly which: number; readonly seeds: readonly number[]}
  | {readonly kind: "drop_row" | "move_row" | "restyle"; readonly which: number; readonly nth: number}
  | {readonly kind: "rename" | "copy"; readonly which: number; readonly letter: string}
  | {readonly kind: "remove" | "touch"; readonly which: number}
  | {readonly kind: "manifest"; readonly nth: number}
  | {readonly kind: "code"};

const which = fc.nat(20), nth = fc.nat(10), letter = fc.constantFrom("a", "b", "c", "d");
const seeds = fc.array(fc.nat(99_999), {minLength: 1, maxLength: 5});
const of = <K extends string>(...kinds: K[]) => fc.constantFrom(...kinds);

export const change: fc.Arbitrary<Change> = fc.oneof(
  {weight: 4, arbitrary: fc.record({kind: of("add"), table: of<PartTable>("employees", "job_history", "job_history", "roles", "badges", "badge_submissions", "badge_submissions"), letter, seeds})},
  {weight: 5, arbitrary: fc.record({kind: of("rewrite", "append"), which, seeds})},
  {weight: 4, arbitrary: fc.record({kind: of("drop_row", "move_row", "restyle"), which, nth})},
  {weight: 2, arbitrary: fc.record({kind: of("rename", "copy"), which, letter})},
  {weight: 3, arbitrary: fc.record({kind: of("remove", "touch"), which})},
  {weight: 2, arbitrary: fc.record({kind: of("manifest"), nth})},
  {weight: 1, arbitrary: fc.record({kind: of("code")})}
);

const manifests = [
  "as_of: 2023-12-31\n",
  "tables: {job_history: {values: {action: {nonsense: transfer}}}}\n",
  "demographics: []\n",
  "demographics: [gender]\ntables: {employees: {pick: latest, files: \"employees/*.csv\"}}\n",
  "tables: {job_history: {only: {action: [hire, nonsense]}}}\n",
  "tables: {roles: {files: \"roles/*.csv\", distinct: true}}\n",
  "tables: {badge_submissions: {files: \"badge_submissions/*.csv\", prefix: {submission_id: \"X-\"}, dates: {enrolled_date: \"%d.%m.%Y\"}}}\n",
  "tables: {job_history: [{files: \"job_history/*.csv\"}, {files: \"employees/*.csv\", columns: {effective_date: hire_date}, constants: {role_id: R2, sequence: 7}}]}\n",
  "tables: {job_history: {carry_forward: [role_id]}}\n",
  "tables: {badge_submissions: {match: {employee_id: {by: work_email}}}}\n",
  "tables: {job_history: {files: \"job_history/*.csv\", distinct: true, only: {reason: [\"\", other]}}}\n"
];

/** The folder with which every sequence begins: rows of every fate. */
export const firstFolder: FolderState = {
  manifest: 0,
  parts: new Map<string, Part>([
    ["employees/a.csv", {rows: ["E1,2020-01-01,woman,Ada,e1@x.org", "E2,2020-02-01,man,,", "E3,2021-03-01,woman,Cleo,e3@x.org", "E4,never,man,Dan,"], style: 0}],
    ["job_history/a.csv", {rows: ["E1,2020-01-01,0,R1,hire,", 'E2,2020-02-01,0,R1,hire,"two\nlines"', "E9,2020-01-01,0,R1,hire,", "E2,2021-02-01,0,R1,,x,y", "E1,2021-01-01,0,R1,nonsense,", "E3,2021-03-01,0,R9,hire,"], style: 0}],
    ["job_history/b.csv", {rows: ["E3,2021-03-01,0,R1,hire,", "E1,2022-01-01,0,R2,promotion,", "E1,2020-01-01,0,R1,hire,"], style: 1}],
    ["roles/a.csv", {rows: ["R1,Clerk,Office,L1,1", "R2,Lead,Office,L2,2", "R2,Lead,Office,L2,2"], style: 0}],
    ["badges/a.csv", {rows: ["B1,1,Basics,gold,learning,2020-01-01,panel;assessment"], style: 0}],
    ["badge_submissions/a.csv", {rows: ["S1,E1,B1,2021-01-01,awarded,2021-02-01", "S2,E9,B1,2021-01-01,pending,", "S3,E2,B9,2021-01-01,denied,2021-02-01", "S4,E2,B1,01.02.2021,awarded,2021-03-01", "S5,e3@x.org,B1,,pending,"], style: 0}]
  ])
};

const tableOrder: readonly PartTable[] = ["employees", "roles", "badges", "job_history", "badge_submissions"];

/** A folder's parts in the order in which they are loaded. */
export const partNames = (state: FolderState) =>
  [...state.parts.keys()].sort((a, b) => tableOrder.indexOf(tableOf(a)) - tableOrder.indexOf(tableOf(b)) || (a < b ? -1 : 1));

/** The folder after a change; one that finds nothing to change leaves it. */
export function after(state: FolderState, change: Change): FolderState {
  const parts = new Map(state.parts), names = partNames(state);
  if (change.kind === "manifest") return {...state, manifest: change.nth % manifests.length};
  if (change.kind === "code") return state;
  if (change.kind === "add") {
    parts.set(`${change.table}/${change.letter}.csv`, {rows: change.seeds.map((seed) => rowOf(change.table, seed)), style: change.seeds.length % 3});
    return {...state, parts};
  }
  const name = names[change.which % Math.max(names.length, 1)];
  if (name === undefined) return state;
  const part = parts.get(name)!, table = tableOf(name);
  switch (change.kind) {
    case "rewrite": parts.set(name, {...part, rows: change.seeds.map((seed) => rowOf(table, seed))}); break;
    case "append": parts.set(name, {...part, rows: [...part.rows, ...change.seeds.map((seed) => rowOf(table, seed))]}); break;
    case "drop_row": parts.set(name, {...part, rows: part.rows.filter((_, k) => k !== change.nth % part.rows.length)}); break;
    case "restyle": parts.set(name, {...part, style: change.nth % 3}); break;
    case "remove": parts.delete(name); break;
    case "rename": parts.delete(name); parts.set(`${table}/${change.letter}.csv`, part); break;
    case "copy": parts.set(`${table}/${change.letter}.csv`, part); break;
    case "move_row": {
      const row = part.rows[change.nth % Math.max(part.rows.length, 1)], other = names.find((one) => one !== name && tableOf(one) === table);
      if (row === undefined || other === undefined) break;
      parts.set(name, {...part, rows: part.rows.filter((one) => one !== row)});
      parts.set(other, {...parts.get(other)!, rows: [row, ...parts.get(other)!.rows]});
    }
  }
  return {...state, parts};
}

/** Makes a folder hold what `next` says, touching only what differs from `last`; `touched` parts get a new time. */
export function writeFolder(folder: string, last: FolderState | undefined, next: FolderState, touched: readonly string[]): void {
  for (const name of last?.parts.keys() ?? []) if (!next.parts.has(name)) rmSync(join(folder, name));
  for (const [name, part] of next.parts) if (last?.parts.get(name) !== part) write(folder, {[name]: textOf(name, part)});
  const later = new Date();
  for (const name of touched) if (next.parts.has(name)) utimesSync(join(folder, name), later, later);
  write(folder, {"sources.yaml": `reject_limit: 1\n${manifests[next.manifest]}`});
}

/** The bytes of a part. */
export function textOf(name: string, {rows, style}: Part): Buffer {
  const text = lines(headers[tableOf(name)], ...rows);
  if (style === 1) return Buffer.from(text.replaceAll("\n", "\r\n"));
  return style === 2 ? Buffer.from(`\ufeff${text}`, "utf16le") : Buffer.from(text);
}

const headers: Record<PartTable, string> = {
  employees: "employee_id,hire_date,gender,name,work_email",
  job_history: "employee_id,effective_date,sequence,role_id,action,reason",
  roles: "role_id,title,family,level,level_rank",
  badges: "badge_id,version,name,level,award_logic,effective_from,required_evidence",
  badge_submissions: "submission_id,employee_id,badge_id,enrolled_date,decision,decided_date"
};
