import type {Comparison} from "../../reports/equity.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor, type Maker} from "../../reports/site.ts";

const day = (iso: string) => new Date(`${iso}T00:00:00Z`);

/** A comparison that stands; what matters to a test is set apart. */
export const comparison = (given: Partial<Comparison> = {}): Comparison => ({
  audit_start: day("2025-07-01"), audit_end: day("2026-07-01"), stage: "awarded", badge_id: "hiring", attribute: "gender", group_name: "woman", selected: 25, pool: 40, value: 0.625, lower: 0.47, upper: 0.76,
  reference_group: "man", impact_ratio: 0.625, ratio_lower: 0.49, ratio_upper: 0.79, adjusted_ratio: null, adjusted_lower: null, adjusted_upper: null, strata: null, shortfall: 15, detectable_ratio: 0.77,
  verdict: "indicated", crude_verdict: "indicated", reversed: false, differs: false, not_compared: null, place: 1, state: "shown", ...given
});

/** The group that the others are compared with. */
export const reference = (given: Partial<Comparison> = {}): Comparison =>
  comparison({group_name: "man", selected: 40, value: 1, impact_ratio: 1, ratio_lower: null, ratio_upper: null, shortfall: 0, detectable_ratio: null, verdict: "not_indicated", crude_verdict: "not_indicated", place: null, ...given});

const header = {organization: "Sample & Co", audience: "equity", state: "release", id: "2026-06", as_of: "2026-06-30", history_from: "2021-07-01", locale: "en", fiscal_year_start: 1, demographics: ["gender"], minimum_cell: 10, exact: [], needs: {}} as unknown as Header;

/** A maker of the equity audience from rows of its tables; every stage is supplied unless given. */
export function equityMaker(given: Record<string, readonly object[]>, rest: Partial<Header> = {}): Maker {
  const stages = ["enrolled", "submitted", "awarded", "moved", "overall", "promoted", "assigned"].map((stage, k) => ({stage, position: k + 1, missing: null}));
  return makerFor({header: {...header, ...rest}, cells: [], marks: {events: [], targets: []}, rows: (name) => ({equity_stages: stages, ...given})[name] as Rows ?? []} as Publication);
}

/** What a reader sees of HTML. */
export const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
