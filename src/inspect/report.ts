import {count, share} from "../sources/figures.ts";
import type {DraftBlock} from "./block.ts";
import {gainsOf} from "./gains.ts";
import {lastOf, type Group} from "./groups.ts";
import {isCodeWord, shownHeader} from "./identifying.ts";
import type {Inspection} from "./inspection.ts";
import {sampled} from "./look.ts";
import type {ColumnProfile} from "./profile.ts";

/** Columns of the terminal that a line may take. */
const width = 100;

/** What was found, for the terminal: a block a file, then what the folder lets one see. No value is in it but known codes. */
export function inspectionLines(inspection: Inspection): string[] {
  const {groups, unreadable, unclear, blocks} = inspection;
  const files = groups.reduce((sum, {looks, more}) => sum + looks.length + more, 0) + unreadable.length;
  const read = [...new Set(blocks.map(({reading}) => reading.fit.table.name))];
  return [
    ...wrapped(`${count(files)} ${files === 1 ? "file" : "files"} in ${inspection.folder}; ${read.length === 0 ? "none looks like a table that Badgeways knows" : `${files === 1 ? "it looks" : "they look"} like ${read.length === 1 ? "one table" : `${read.length} tables`}: ${read.join(", ")}`}.`, ""),
    ...groups.filter((group) => !unclear.includes(group)).flatMap((group) => groupLines(group, blocks.filter(({reading}) => reading.group === group))),
    ...unclear.flatMap((group) => groupLines(group, [])),
    ...(unreadable.length > 0 ? ["", "Not readable", ...unreadable.flatMap(({file, why}) => wrapped(`${file} ${why}`, "  "))] : []),
    ...gainLines(blocks)
  ];
}

function groupLines(group: Group, blocks: readonly DraftBlock[]): string[] {
  const last = lastOf(group), {looks, more, columns: {profiles}} = group;
  const header = last.headerLine === undefined ? "" : `, header on line ${last.headerLine}`;
  const titles = last.skip > 0 ? ` (${last.skip} title ${last.skip === 1 ? "line" : "lines"} above)` : "";
  const others = looks.length + more - 1;
  const lines = ["", `${last.file}`, ...wrapped(`${last.layout}${header}${titles}, ${count(last.rows)} ${last.rows === 1 ? "row" : "rows"}`, "  ")];
  if (others > 0) lines.push(...wrapped(group.copies
    ? `a full copy each time: ${count(others)} older ${others === 1 ? "copy" : "copies"} (${group.files.join(", ")}); only this one is to be read (pick: latest)`
    : `one of ${count(others + 1)} parts (${group.files.join(", ")})${more === 0 ? `, together ${count(looks.reduce((sum, {rows}) => sum + rows, 0))} rows` : ""}`, "  "));
  if (blocks.length === 0) lines.push("  looks like no table");
  for (const {reading: {fit, distinct}, carryForward, constants} of blocks) {
    const missing = fit.missing.filter((name) => !(name in constants));
    lines.push(...wrapped(`${distinct ? "gives" : "looks like"} ${fit.table.name}${fit.system ? ` (${fit.system}, ${fit.report})` : ""}${distinct ? ", one row a key" : ""}${missing.length > 0 ? `; not found: ${missing.join(", ")}` : ""}`, "  "));
    if (carryForward.length > 0) lines.push(...wrapped(`gives only what changed: ${carryForward.join(", ")} (carry_forward)`, "  "));
  }
  return [...lines, ...columnLines(profiles, blocks, last.rows > sampled)];
}

function columnLines(profiles: readonly ColumnProfile[], blocks: readonly DraftBlock[], partly: boolean): string[] {
  const rows = profiles.map((profile, k) => [shownHeader(profile.name) ?? `(column ${k + 1})`, kindOf(profile), profile.personal ? "" : count(profile.distinct), uses(profile, blocks).join("; ")]);
  const shown = rows.slice(0, 60);
  const [first, second] = [Math.min(34, Math.max(6, ...shown.map(([name]) => name!.length))), Math.max(4, ...shown.map(([, kind]) => kind!.length))];
  const indent = " ".repeat(4 + first + 2 + second + 2 + 8 + 2);
  const row = ([name, kind, distinct, use]: readonly string[]) => {
    const lead = `    ${clipped(name!, first).padEnd(first)}  ${kind!.padEnd(second)}  ${distinct!.padStart(8)}`;
    const [head = "", ...rest] = wrapped(use!, "", Math.max(24, width - indent.length));
    return [`${lead}  ${head}`.trimEnd(), ...rest.map((line) => indent + line)];
  };
  return [
    ...row(["column", "type", "distinct", "becomes"]), ...shown.flatMap(row),
    ...(rows.length > shown.length ? [`    and ${count(rows.length - shown.length)} more columns`] : []),
    ...(partly ? [`    distinct values are those of the first ${count(sampled)} rows`] : [])
  ];
}

function kindOf(profile: ColumnProfile): string {
  if (profile.personal) return profile.personal;
  if (profile.filled === 0) return "empty";
  if (profile.dates !== undefined) return profile.dates === null ? "date" : `date ${profile.dates === "%s" ? "since 1970" : profile.dates.replace(/[-/. ]?%[HIMSp].*$/, "").replaceAll("%", "")}`;
  if (profile.month) return "month";
  if (profile.bool > 0.98 && profile.distinct <= 2) return "yes/no";
  if (profile.int > 0.98) return "whole";
  if (profile.number > 0.98) return "number";
  if (profile.commaNumber + profile.number > 0.98) return "number ,";
  return "text";
}

function uses(profile: ColumnProfile, blocks: readonly DraftBlock[]): string[] {
  return blocks.flatMap((block) => {
    const several = blocks.length > 1 ? `${block.reading.fit.table.name}.` : "";
    return [
      ...block.pairs.filter(({theirs}) => theirs === profile).map(({ours}) => {
        const found = block.found.find(({column}) => column === ours), coding = block.codings.get(ours.name);
        const where = found ? ` (${share(found.share)} of them in ${found.table}${found.match ? ` by ${found.match.by}` : ""})` : "";
        return `${several}${ours.name}${where}${coding ? codingWords(coding) : ""}${block.reading.fit.table.name === "employees" && (ours.name === "name" || ours.name === "work_email") ? ", kept apart" : ""}`;
      }),
      ...block.unsure.filter(({theirs}) => theirs === profile).map(({ours}) => `${several}${ours.name}? its words are not known${codingWords(block.codings.get(ours.name)!)}`)
    ];
  });
}

function codingWords({mapped, open, hidden}: NonNullable<ReturnType<DraftBlock["codings"]["get"]>>): string {
  const known = mapped.map(({theirs, ours}) => `${isCodeWord(theirs) ? theirs : theirs === "" ? "(empty)" : "…"} → ${ours ?? "nothing"}`);
  const left = open.length + hidden;
  const words = [...known, ...(left > 0 ? [`to map: ${[...open, ...(hidden > 0 ? [`${hidden} not shown`] : [])].join(", ")}`] : [])];
  return words.length === 0 ? "" : `: ${words.join(", ")}`;
}

function gainLines(blocks: readonly DraftBlock[]): string[] {
  const {seen, added} = gainsOf(blocks);
  const listed = (lines: readonly string[]) => lines.flatMap((line) => wrapped(line, "    ").map((one, k) => (k === 0 ? `  - ${one.slice(4)}` : one)));
  return [
    "", seen.length > 0 ? "What this folder lets you see" : "This folder answers none of the questions yet", ...listed(seen),
    ...(added.length > 0 ? ["", "What would be added by"] : []), ...listed(added.map(({missing, question}) => `${missing}: ${question}`))
  ];
}

const clipped = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A text in lines that fit, each after the indent. */
function wrapped(text: string, indent: string, most = width): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && indent.length + line.length + 1 + word.length > most) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
