import {literal, type Session} from "../warehouse/session.ts";
import {conventionalBlock} from "../contract/manifest.ts";
import {typedText} from "../sources/convert.ts";
import {ourWord} from "./codes.ts";
import {lastOf} from "./groups.ts";
import type {Reading} from "./readings.ts";

const carried = ["role_id", "team_id", "manager_id", "location"];

/**
 * The columns of a job history that are filled in a person's first row and mostly empty in later ones: an export that gives only what
 * changed. Rows that end an employment do not count.
 */
export async function changedOnly(session: Session, {fit, group}: Reading): Promise<string[]> {
  const pair = (ours: string) => fit.pairs.find((one) => one.ours.name === ours);
  const person = pair("employee_id"), day = pair("effective_date");
  const columns = carried.flatMap((name) => pair(name) ?? []);
  if (fit.table.name !== "job_history" || !person || !day || columns.length === 0) return [];
  const dates = day.theirs.dates;
  const date = typedText(day.theirs.at, day.ours, typeof dates === "string" ? {...conventionalBlock, dates} : conventionalBlock, false);
  const action = pair("action");
  const ends = (group.columns.codes.get(action?.theirs.at ?? "") ?? []).map(({word}) => word).filter((word) => ourWord(word, action!.ours, fit.forms) === "termination");
  const goesOn = action && ends.length > 0 ? `coalesce(${action.theirs.at}, '') not in (${ends.map(literal).join(", ")})` : "true";
  const shares = columns.map(({theirs}, k) => `coalesce(avg((${theirs.at} is null)::integer) filter (nth > 1), 0)::double as later${k}, coalesce(avg((${theirs.at} is null)::integer) filter (nth = 1), 0)::double as first${k}`);
  const [row] = await session.rows(`
    select ${shares.join(", ")}, (count(*) filter (nth > 1))::double as later
    from (select *, row_number() over (partition by ${person.theirs.at} order by ${date}, place) as nth from ${lastOf(group).sample} where ${person.theirs.at} is not null and ${goesOn})`);
  if (Number(row!.later) < 5) return [];
  const empty = columns.map(({ours}, k) => ({name: ours.name, later: Number(row![`later${k}`]), first: Number(row![`first${k}`])}));
  // Where one column is given only when it changes, the others are too, though they change often.
  return empty.some(({later, first}) => later > 0.15 && later > 3 * first) ? empty.filter(({later, first}) => later > first).map(({name}) => name) : [];
}

/** Words that stand for nothing and are found in columns that are read. */
export async function wordsForNothing(session: Session, {fit, group}: Reading): Promise<string[]> {
  if (fit.pairs.length === 0) return [];
  const words = ["null", "n/a", "#n/a", "-", "--", "(blank)", "(null)", "not applicable"];
  const list = words.map((word) => `'${word}'`).join(", ");
  const [row] = await session.rows(`select ${fit.pairs.map(({theirs}, k) => `list_sort(list_distinct(list(lower(${theirs.at})) filter (lower(${theirs.at}) in (${list})))) as w${k}`).join(", ")} from ${lastOf(group).sample}`);
  const found = new Set(fit.pairs.flatMap((_, k) => (row![`w${k}`] as string[] | null) ?? []));
  return words.filter((word) => found.has(word)).map((word) => (/^[a-z]/.test(word) ? word.toUpperCase() : word));
}
