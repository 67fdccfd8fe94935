import {headlineOf, isoDay} from "./cells.ts";
import {decisionsOf} from "./decisions.ts";
import {comparisonsOf, inOrderOfEvidence} from "./equity.ts";
import {strongestChanges} from "./findings.ts";
import {outcomesOf} from "./outcomes.ts";
import {answer as executiveAnswer} from "./pages/executive.ts";
import {kpis} from "./pages/state.ts";
import {valueInputs} from "./pages/value.ts";
import type {Maker} from "./site.ts";
import {valueOf} from "./value.ts";
import {attentionWords} from "./words/attention.ts";
import {benchWords} from "./words/bench.ts";
import {changesWords} from "./words/changes.ts";
import {digestWords} from "./words/digest.ts";
import {equityWords} from "./words/equity.ts";
import {executiveWords} from "./words/executive.ts";
import {outcomeWords} from "./words/outcomes.ts";
import {stateWords} from "./words/state.ts";
import {valueWords} from "./words/value.ts";
import {watchWords, type WatchRow} from "./words/watches.ts";

/** A page of sentences: what changed, for one audience. An item's lead is what it is about. */
export interface Digest {
  readonly heading: string;
  readonly stand: string;
  readonly answer: string | undefined;
  readonly sections: readonly {readonly heading: string; readonly items: readonly {readonly lead?: string; readonly text: string}[]}[];
  readonly foot: string;
}

const dimensions = ["business_unit", "family", "level"] as const;

/** What a publication says to its audience in one page. */
export function digestOf(maker: Maker): Digest {
  const {header} = maker.publication, said = digestWords(maker.format);
  const {answer, sections} = {hr, executive, equity, everyone}[header.audience](maker);
  const told = sections.filter(({items}) => items.length > 0);
  return {
    heading: said.heading(header.organization), stand: said.stand(header.as_of, header.released_on), answer: told.length === 0 ? said.nothing : answer, sections: told,
    foot: header.audience === "equity" ? `${said.audit} ${said.foot}` : said.foot
  };
}

type Told = Pick<Digest, "answer" | "sections">;

function hr(maker: Maker): Told {
  const {publication, format, words} = maker, said = digestWords(format), state = stateWords(words), watches = watchWords(format);
  const raised = [...publication.rows("program_watch")].filter((row) => row.status !== "ok").sort((a, b) => a.place - b.place).slice(0, 5);
  return {
    answer: state.answer(headlineOf(publication.cells, "internal_fill_rate"), headlineOf(publication.cells, "promotion_rate")),
    sections: [
      {heading: said.figures, items: figures(maker, kpis)}, {heading: said.moved, items: moved(maker, kpis)},
      {heading: said.raised, items: raised.map((row) => ({lead: `${watches.finding(row as unknown as WatchRow)}.`, text: `${watches.since({watch: row.watch, status: row.status, since: row.since === null ? null : isoDay(row.since)})} ${watches.todo(row as unknown as WatchRow)}`}))},
      {heading: said.bench, items: bench(maker, "succession")}, {heading: said.restated, items: restated(maker)}]
  };
}

function executive(maker: Maker): Told {
  const {publication, format} = maker, said = digestWords(format), words = executiveWords(format), outcomes = outcomeWords(format), value = valueInputs(maker);
  const told = outcomesOf(publication).filter((o) => o.badges.length > 0 || o.rollout);
  return {
    answer: executiveAnswer(maker),
    sections: [
      {heading: said.decisions, items: decisionsOf(publication).map(words.decision).map(({title, evidence, unless}) => ({lead: `${title}.`, text: `${evidence} ${unless}`}))},
      {heading: said.outcomes, items: told.length === 0 ? [] : [{text: outcomes.answer(told)}, ...told.filter((o) => o.rollout && o.rollout.support !== "no_effect").slice(0, 2).map((o) => ({lead: `${o.label}.`, text: outcomes.rollout(o)}))]},
      {heading: said.value, items: value ? [{text: valueWords(format).answer(valueOf(value.inputs))}] : []},
      {heading: said.figures, items: figures(maker, ["internal_fill_rate", "time_to_fill_days", "promotion_rate", "voluntary_attrition_rate", "badge_backed_move_share"])}, {heading: said.bench, items: bench(maker, "critical_roles")}]
  };
}

function equity({publication, format}: Maker): Told {
  const said = digestWords(format), words = equityWords(format), attention = attentionWords(format), rows = comparisonsOf(publication);
  const found = inOrderOfEvidence(rows).filter(({verdict}) => verdict === "indicated" || verdict === "monitor"), count = (verdict: string) => found.filter((row) => row.verdict === verdict).length;
  const weighed = rows.filter(({verdict, state}) => verdict !== null && verdict !== "not_evaluable" && state === "shown").length;
  return {
    answer: rows[0] ? attention.answer(count("indicated"), count("monitor"), weighed, words.window(rows[0])) : attention.lacking(publication.header.demographics.length > 0),
    sections: [{heading: said.attention, items: rows.length === 0 ? [] : found.length === 0 ? [{text: attention.nothing}] : found.slice(0, 6).map((row) => ({lead: `${words.verdict(row.verdict)}.`, text: `${words.finding(row)} ${words.ratios(row)}`}))}]
  };
}

function everyone({publication, format}: Maker): Told {
  const said = digestWords(format), badges = publication.rows("career_badges"), roles = publication.rows("career_roles"), openings = publication.rows("career_openings");
  const titles = new Map(roles.map((row) => [row.role_id, row.title as string])), counts = new Map<string, number>();
  for (const {role_id} of openings) counts.set(titles.get(role_id) ?? role_id, (counts.get(titles.get(role_id) ?? role_id) ?? 0) + 1);
  const by = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, 5);
  return {
    answer: undefined,
    sections: [
      {heading: said.openings, items: roles.length === 0 ? [] : [{text: said.open(openings.length)}, ...by.map(([title, count]) => ({lead: `${title}:`, text: said.open(count)}))]},
      {heading: said.catalog, items: badges.length === 0 ? [] : [{text: said.badges(badges.length, roles.length)}]}]
  };
}

function figures({publication, words}: Maker, metrics: readonly string[]): {text: string}[] {
  return metrics.map((metric) => headlineOf(publication.cells, metric)).filter((c) => c !== undefined).filter((c) => c.value !== null)
    .map((c) => ({lead: `${words.title(c.metric)}:`, text: `${words.value(c.metric, c.value)} in ${words.period(c)}, ${words.change(c)}${words.changeInterval(c) && ` (${words.changeInterval(c)})`}; ${words.denominator(c)}.`}));
}

function moved({publication, words}: Maker, metrics: readonly string[]) {
  const state = stateWords(words);
  return strongestChanges(publication.cells.filter((c) => metrics.includes(c.metric)), metrics, dimensions, 3).map((c) => { const [place, rest] = state.change(c); return {lead: place, text: rest.replace(/^: /, "")}; });
}

function bench({publication, format}: Maker, table: string) {
  const rows = [...publication.rows(table)].sort((a, b) => a.place - b.place);
  if (rows.length === 0) return [];
  return [{text: benchWords(format).answer(rows.filter((row) => row.status === "no_successor").map((row) => row.title as string), rows.filter((row) => row.status === "thin").length, rows.length)}];
}

function restated({publication, format}: Maker) {
  const said = changesWords(format), [, before] = [...publication.rows("publications")].sort((a, b) => (a.publication_id < b.publication_id ? 1 : -1)), rows = publication.rows("restatements");
  if (!before) return [];
  const count = new Set(rows.map((row) => [row.metric, row.grain, isoDay(row.period_start), row.dimension, row.member].join(" "))).size;
  return [{text: count === 0 ? said.none(before.publication_id) : said.answer(count, before.publication_id, isoDay(before.as_of))}];
}
