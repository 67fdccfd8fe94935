import type {AttackFigures} from "./safety.ts";

/** What a release is, for those who must agree to it: all from its warehouse and its files. */
export interface SheetFacts {
  readonly organization: string;
  readonly release: string;
  readonly as_of: string;
  readonly released_on: string;
  readonly minimum_cell: number;
  /** Audiences that see exact counts. */
  readonly exact: readonly string[];
  readonly demographics: readonly string[];
  readonly crosses: readonly string[];
  /** Columns that were supplied, by input table. */
  readonly read: readonly {readonly table: string; readonly columns: readonly string[]}[];
  readonly uses: readonly {readonly use: string; readonly state: "on" | "off"; readonly left_out: readonly string[]}[];
  readonly tablesBuilt: number;
  /** Files of each audience, with their rows. */
  readonly files: readonly {readonly audience: string; readonly name: string; readonly rows: number}[];
  /** The smallest denominator and pool that is published, rounded as it is; undefined where no count is. */
  readonly smallest?: {readonly count: number; readonly where: string};
  readonly attack?: AttackFigures & {readonly leaks: number};
}

/** The sheet as Markdown: for a works council to keep beside the agreement. */
export function sheetText(facts: SheetFacts): string {
  const {organization, release, as_of, released_on, minimum_cell, exact, demographics, crosses, read, uses, tablesBuilt, files, smallest, attack} = facts;
  const count = (n: number) => new Intl.NumberFormat("en").format(n);
  const list = (names: readonly string[], none: string) => (names.length > 0 ? names.join(", ") : none);
  const audiences = [...new Set(files.map(({audience}) => audience))];
  return `# ${organization}: what the release ${release} was made from, and what it shows

Figures to ${as_of}, released on ${released_on}. Made with the release by Badgeways; it names no person.

## Protection

| | |
| --- | --- |
| smallest group that is shown | ${count(minimum_cell)} people; a rate needs ${count(Math.max(20, minimum_cell))}, a median ${count(Math.max(10, minimum_cell))} |
| smallest group that this release shows | ${smallest ? `${count(smallest.count)} ${smallest.where.endsWith(" attainment") && exact.includes("equity") ? "exactly" : "after rounding to fives"} (${smallest.where})` : "none: no count is shown"} |
| counts | rounded to fives by a secret key; everything else is computed from them |
| exact counts | ${exact.includes("equity") ? "of the audit's groups, for equity alone, one year; with a group that is too small others are hidden" : "none"} |
| attributes of people by which figures are shown | ${list(demographics, "none")} |
| pairs of attributes | ${list(crosses, "none")} |

## The attack on this release

${attack ? `All files of all audiences and ${count(attack.releases)} earlier ${attack.releases === 1 ? "release" : "releases"} were set against each other: ${count(attack.cells)} counts, ${count(attack.hidden)} of them hidden, ${count(attack.hidden_by_attack)} rows because others would have told them.
${count(attack.small)} could be one to four; ${count(attack.programs)} linear programs were solved where no table was found that shows one to be another number${attack.narrowest === null ? "" : `, and adding and subtracting leaves each at least ${count(attack.narrowest)} numbers`}. Counts of one to four that could be named: ${count(attack.leaks)}${attack.old > 0 ? `, ${count(attack.old)} of them given away by earlier releases by themselves, which no later one can take back` : ""}.` : "This release was made before publications were attacked."}

## Uses

| use | state | left out because of it |
| --- | --- | --- |
${uses.map(({use, state, left_out}) => `| ${use.replaceAll("_", " ")} | ${state} | ${list(left_out, "–")} |`).join("\n")}

## Columns that were read

| table | columns |
| --- | --- |
${read.map(({table, columns}) => `| ${table} | ${columns.join(", ")} |`).join("\n")}

Names and addresses, where they are supplied, match records and stand in private files; no figure is computed from them.

## What was built

${count(tablesBuilt)} tables on the organization's own machine. Of these the release holds, for each audience in files of its own:

| audience | files, with their rows |
| --- | --- |
${audiences.map((audience) => `| ${audience} | ${files.filter((file) => file.audience === audience).map(({name, rows}) => `${name} (${count(rows)})`).join(", ")} |`).join("\n")}
`;
}
