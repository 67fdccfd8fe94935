import {agreementOf, type Agreement} from "../assessors.ts";
import {dots, type Group} from "../components/charts.ts";
import {csvText, figureHtml, tableHtml, type Column} from "../components/figure.ts";
import {comparisonsOf} from "../equity.ts";
import {escape, lines} from "../html.ts";
import type {Maker} from "../site.ts";
import {assessorWords} from "../words/assessors.ts";
import {equityWords} from "../words/equity.ts";

/** Whether two assessors of one submission agree, over all badges and by badge. */
export function agreementSection(maker: Maker): string {
  const {format, canvas, publication} = maker;
  const said = assessorWords(format), words = equityWords(format), window = words.window(comparisonsOf(publication)[0]!);
  const rows = agreementOf(publication).filter(({kappa}) => kappa !== null);
  const whole = rows.find(({badge_id}) => badge_id === "all");
  const badges = rows.filter(({badge_id}) => badge_id !== "all").sort((a, b) => (a.badge_id < b.badge_id ? -1 : 1));
  const kappa = (x: number) => format.number(x, 2), between = (r: Agreement) => words.between(r.lower, r.upper);
  if (!whole) return lines(`<section><h2>${said.agreement}</h2><p>${said.agreementNone}</p></section>`);
  const columns: Column<Agreement>[] = [
    {title: said.agreementColumns.badge, text: (r) => words.badge(r.badge_id), raw: (r) => r.badge_id},
    {title: said.agreementColumns.pairs, text: (r) => format.count(r.pairs!), raw: (r) => r.pairs, numeric: true},
    {title: said.agreementColumns.award, text: (r) => format.count(r.both_award!), raw: (r) => r.both_award, numeric: true},
    {title: said.agreementColumns.deny, text: (r) => format.count(r.both_deny!), raw: (r) => r.both_deny, numeric: true},
    {title: said.agreementColumns.disagree, text: (r) => format.count(r.disagree!), raw: (r) => r.disagree, numeric: true},
    {title: said.agreementColumns.agreement, text: (r) => format.percent(r.agreement!), raw: (r) => r.agreement, numeric: true},
    {title: said.agreementColumns.kappa, text: (r) => kappa(r.kappa!), raw: (r) => r.kappa, numeric: true},
    {title: said.agreementColumns.interval, text: between, numeric: true}];
  const title = said.agreementTitle(kappa(whole.kappa!), between(whole));
  return lines(
    `<section><h2>${said.agreement}</h2>`,
    `<p>${escape(said.agreementAnswer(whole.pairs!, format.percent(whole.agreement!), kappa(whole.kappa!), between(whole)))} ${said.few}</p>`,
    badges.length === 0 ? tableHtml({columns, rows}, said.agreement) : figureHtml({
      id: "agreement", title, subtitle: said.agreementSubtitle(window),
      chart: dots(canvas, badges.map((r): Group => ({member: words.badge(r.badge_id), value: r.kappa, lower: r.lower, upper: r.upper})), {value: whole.kappa}, {tick: kappa, label: kappa}, escape(title)),
      note: said.agreementNote, table: tableHtml({columns, rows: [whole, ...badges]}, said.agreement), csv: maker.file("csv/agreement.csv", csvText({columns, rows: [whole, ...badges]}, maker.about("audit of equity, agreement between assessors", window)))
    }), "</section>");
}
