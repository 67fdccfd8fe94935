import {tableNamed} from "../contract/tables.ts";
import {defaultDemographics} from "../sources/manifest.ts";
import type {DraftBlock} from "./block.ts";
import {lastOf} from "./groups.ts";
import {shownHeader} from "./identifying.ts";
import type {Inspection} from "./inspection.ts";
import {sampled} from "./look.ts";

/** The text of a `sources.yaml` for a folder: what was found as keys, what is to be decided as notes. No value of a person is in it. */
export function draftManifest(inspection: Inspection): string {
  const {blocks} = inspection;
  const demographics = defaultDemographics.filter((name) => blocks.some(({pairs, reading}) => reading.fit.table.name === "employees" && pairs.some(({ours}) => ours.name === name)));
  const money = blocks.some(({pairs}) => pairs.some(({ours}) => ours.money));
  const head = [
    "# Drafted by badgeways inspect from the files in this folder. Read it, mend it, then: npx badgeways pipeline --source <this folder>",
    `organization: ${scalar(inspection.name)}   # the name on every page`,
    inspection.asOf ? `as_of: ${inspection.asOf}   # the last day that the exports cover: the newest date in a file's name` : "# as_of: 2026-06-30   # the last day that the exports cover; without it, the newest date in them",
    "# history_from: 2021-07-01   # the first day from which job history is complete; without it, its earliest date",
    ...(inspection.currency ? [`currency: ${inspection.currency}`] : money ? ["# currency: EUR   # needed: amounts of money are read"] : []),
    ...limits(blocks),
    ...(demographics.length > 0 ? [`demographics: [${demographics.join(", ")}]   # the columns to audit`] : [])
  ];
  const names = [...new Set(blocks.map(({reading}) => reading.fit.table.name))];
  const tables = names.flatMap((name) => tableLines(name, blocks.filter(({reading}) => reading.fit.table.name === name)));
  const said = tables.some((line) => /^  \w/.test(line)) ? ["", "tables:", ...tables] : ["", ...tables];
  return `${[...head, ...said, ...closing(inspection)].join("\n")}\n`;
}

/** Rows without a key cannot be read as a row of the table that is read out of them: in exports that give only what changed they are many. */
function limits(blocks: readonly DraftBlock[]): string[] {
  const open = blocks.filter(({reading: {group, fit, distinct}, pairs}) => distinct && pairs.some(({ours, theirs}) => fit.table.key.includes(ours.name) && theirs.filled < 0.99 * Math.min(lastOf(group).rows, sampled)));
  return open.length === 0 ? [] : [`reject_limit: {default: 0.01, ${open.map(({reading}) => `${reading.fit.table.name}: 1`).join(", ")}}   # rows that name none are no fault there`];
}

function tableLines(name: string, blocks: readonly DraftBlock[]): string[] {
  const note = ({reading: {group, fit, distinct}}: DraftBlock) => `  # ${lastOf(group).file}${fit.system ? `: ${fit.system}, ${fit.report}` : ""}${distinct ? "; one row a key is taken" : ""}`;
  if (blocks.length === 1 && isConventional(blocks[0]!)) return [`  # ${name}: ${lastOf(blocks[0]!.reading.group).file} has the name and the columns of its table and needs no entry.`, ""];
  if (blocks.length === 1) return [note(blocks[0]!), `  ${name}:`, ...blockLines(blocks[0]!).map((line) => `    ${line}`), ""];
  return [...blocks.flatMap((block, k) => [...(k === 0 ? [`  ${name}:`] : []), `  ${note(block)}`, ...blockLines(block).map((line, at) => `    ${at === 0 ? "- " : "  "}${line}`)]), ""];
}

/** Whether a file goes by its table's name with its columns, and nothing is to be said of it. */
function isConventional({reading: {group, fit, distinct}, pairs, constants, dates, decimalComma, nullWords, carryForward, codings, unsure, found}: DraftBlock): boolean {
  const file = lastOf(group).file.replace(/\.(csv|tsv|parquet|json|jsonl|ndjson)(\.gz)?$/i, "");
  const plain = !distinct && !group.copies && lastOf(group).skip === 0 && dates === undefined && !decimalComma && nullWords.length === 0 && carryForward.length === 0;
  return plain && unsure.length === 0 && Object.keys(constants).length === 0 && found.every(({match}) => !match) && [...codings.values()].every(({mapped, open, hidden}) => mapped.length + open.length + hidden === 0)
    && (file === fit.table.name || (file.startsWith(`${fit.table.name}/`) && file.split("/").length === 2)) && fit.missing.length === 0 && pairs.every(({ours, theirs}) => ours.name === theirs.name.toLowerCase());
}

function blockLines(block: DraftBlock): string[] {
  const {reading: {group, fit, distinct}, pairs, unsure, constants, codings, found, carryForward, nullWords, dates, decimalComma} = block;
  const skip = lastOf(group).skip, missing = fit.missing.filter((name) => !(name in constants));
  const renamed = pairs.filter(({ours, theirs}) => ours.name !== theirs.name.toLowerCase());
  const format = [...(decimalComma ? ['decimal: ","'] : []), ...(nullWords.length > 0 ? [`null: [${nullWords.map((word) => JSON.stringify(word)).join(", ")}]`] : [])];
  const matched = found.flatMap(({column, match}) => (match ? [`${column.name}: ${match.by === "work_email" ? "{by: work_email}" : `{by: person_keys, system: ${scalar(match.system)}}`}`] : []));
  const doubtful = pairs.filter(({theirs}) => theirs.ambiguous).length > 0;
  return [
    `files: ${group.files.length === 1 ? scalar(group.files[0]!) : `[${group.files.map(scalar).join(", ")}]`}`,
    ...(group.copies ? ["pick: latest   # each file is a full copy: the last by name is read"] : []),
    ...(skip > 0 ? [`skip: ${skip}   # title lines above the header`] : []),
    ...(typeof dates === "string" ? [`dates: ${JSON.stringify(dates)}${doubtful ? "   # check: day and month could be the other way round" : ""}`] : dates ? [`dates: {${Object.entries(dates).map(([ours, form]) => `${ours}: ${JSON.stringify(form)}`).join(", ")}}${doubtful ? "   # check: day and month could be the other way round" : ""}`] : []),
    ...(format.length > 0 ? [`format: {${format.join(", ")}}`] : []),
    ...(renamed.length + missing.length > 0 ? ["columns:   # ours: theirs", ...renamed.map(({ours, theirs}) => `  ${ours.name}: ${scalar(theirs.name)}${fit.table.name === "employees" && (ours.name === "name" || ours.name === "work_email") ? "   # kept apart, in no figure" : ""}`)] : []),
    ...missing.map((name) => `  # ${name}: ???   # needed; ${hint(block)}`),
    ...(Object.keys(constants).length > 0 ? [`constants: {${Object.entries(constants).map(([ours, value]) => `${ours}: ${scalar(value)}`).join(", ")}}`] : []),
    ...valueLines(codings, pairs.map(({ours}) => ours.name)),
    ...unsure.map(({ours, theirs}) => `# ${ours.name}: ${scalar(theirs.name)} is left out until its words are mapped to ${(ours.values ?? ["yes", "no"]).join(", ")}`),
    ...(matched.length > 0 ? [`match: {${matched.join(", ")}}   # persons are known here by another key`] : []),
    ...(carryForward.length > 0 ? [`carry_forward: [${carryForward.join(", ")}]   # empty = as before: the export gives what changed`] : []),
    ...(distinct ? ["distinct: true"] : [])
  ];
}

function valueLines(codings: DraftBlock["codings"], columns: readonly string[]): string[] {
  const lines = [...codings].filter(([name]) => columns.includes(name)).flatMap(([name, {mapped, open, hidden}]) => {
    const undecided = [...open.map((word) => `  #   ${JSON.stringify(word)}: ???`), ...(hidden > 0 ? [`  #   and ${hidden} more ${hidden === 1 ? "word" : "words"}, not shown here because they might be names`] : [])];
    return [
      ...(mapped.length > 0 ? [`  ${name}: {${mapped.map(({theirs, ours}) => `${scalar(theirs)}: ${ours === null ? "null" : scalar(ours)}`).join(", ")}}`] : []),
      ...(undecided.length > 0 ? [`  # ${name}: words still to map`, ...undecided] : [])
    ];
  });
  return lines.length === 0 ? [] : lines.every((line) => line.startsWith("  #")) ? lines.map((line) => line.slice(2)) : ["values:   # ours: {theirs: ours}", ...lines];
}

/** Columns of the file that no column of ours takes, as far as they may be shown. */
function hint({reading: {group}, pairs}: DraftBlock): string {
  const free = group.columns.profiles.filter((profile) => !pairs.some(({theirs}) => theirs === profile)).flatMap(({name}) => shownHeader(name) ?? []);
  return free.length === 0 ? "no column is left" : `columns left: ${free.slice(0, 8).join(", ")}${free.length > 8 ? " …" : ""}`;
}

function closing({unclear, unreadable, blocks}: Inspection): string[] {
  const required = ["employees", "job_history", "roles"].filter((name) => !blocks.some(({reading}) => reading.fit.table.name === name));
  return [
    ...required.map((name) => `# Missing: ${name}, which every run needs (columns: ${tableNamed(name).columns.filter(({optional, fallback}) => !optional && fallback === undefined).map((column) => column.name).join(", ")}).`),
    ...unclear.map((group) => `# Not read: ${lastOf(group).file} looks like no table.`),
    ...unreadable.map(({file, why}) => `# Not read: ${file} ${why}.`)
  ];
}

const keywords = /^(true|false|yes|no|on|off|null|y|n|~)$/i;

/** A YAML scalar of one line. */
export const scalar = (text: string) => (/^[A-Za-z][\w./ -]*[\w.]$|^[A-Za-z]$/.test(text) && !keywords.test(text) ? text : JSON.stringify(text));
