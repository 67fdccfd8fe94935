import {escape, lines} from "../html.ts";
import type {Maker} from "../site.ts";
import {reportedWords} from "../words/reported.ts";

/** The section that explains what others have reported; nothing where nobody did. */
export function reportedSection(maker: Maker): string {
  const rows = maker.publication.rows("reported_differences");
  if (rows.length === 0) return "";
  const said = reportedWords(maker.format, maker.words);
  const alternatives = new Map(maker.publication.rows("alternative_definitions").map((row): [string, string] => [`${row.metric} ${row.alternative}`, row.title]));
  const months = {month: 1, quarter: 3, year: 12, trailing_12m: 12} as Readonly<Record<string, number>>;
  const items = rows.map((row) => {
    const start = row.period_start.toISOString().slice(0, 10), end = new Date(row.period_start);
    end.setUTCMonth(end.getUTCMonth() + months[row.grain]!);
    const period = maker.words.period({grain: row.grain, start, end: end.toISOString().slice(0, 10)});
    const about = said.of(row.metric, period, row.dimension === "all" ? undefined : row.member);
    return `<dt>${escape(about)}</dt><dd>${escape(said.sentence(row as never, alternatives.get(`${row.metric} ${row.nearest_alternative}`)))}</dd>`;
  });
  return lines(`<section id="reported"><h2>${said.heading}</h2><p>${said.intro}</p>`, `<dl class="reported">${items.join("")}</dl>`, "</section>");
}
