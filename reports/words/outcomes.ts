import type {Format} from "../format.ts";
import {isBetter, isFound, type Association, type Outcome, type OutcomeMetric} from "../outcomes.ts";

/** What may be said of badges beside business results: "goes with", and of the rollout what its design supports. */
export function outcomeWords(format: Format) {
  const digits = (x: number) => { const size = Math.abs(x); return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3; };
  const number = (x: number, like = x) => format.number(x, digits(like));
  /** On an axis: no more decimals than are needed. */
  const tick = (x: number) => format.number(x, (String(Number(x.toPrecision(6))).split(".")[1] ?? "").length);
  /** With as many decimals as \`like\` would have: an estimate and the ends of its interval are told alike. */
  const signed = (x: number, like = x) => { const text = number(Math.abs(x), like); return Math.abs(x) < 0.5 * 10 ** -digits(like) ? text : `${x < 0 ? "−" : "+"}${text}`; };
  const largest = ({estimate, lower, upper}: Pick<Association, "estimate" | "lower" | "upper">) => Math.max(...[estimate, lower, upper].map((x) => Math.abs(x ?? 0)));
  const unit = (metric: OutcomeMetric) => (metric.unit === "%" ? "points" : metric.unit);
  const amount = (metric: OutcomeMetric, x: number, like = x) => `${signed(x, like)} ${unit(metric)}`.trim();
  const interval = (row: Pick<Association, "estimate" | "lower" | "upper">) => (row.lower === null || row.upper === null ? "no interval: too few teams" : `${signed(row.lower, largest(row))} to ${signed(row.upper, largest(row))}`);
  const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  /** What a chart's values are in, at the head of a sentence. */
  const measured = (metric: OutcomeMetric) => capital(unit(metric) || "units");
  const badge = (id: string) => (id === "all" ? "The program" : id.replaceAll("-", " "));
  const lag = (months: number | null) => (months === null ? "" : months === 0 ? "in the same month" : `${format.count(months)} ${months === 1 ? "month" : "months"} later`);
  const p = (x: number | null) => (x === null ? "–" : x < 0.001 ? `under ${format.number(0.001, 3)}` : format.number(x, x < 0.1 ? 3 : 2));
  const way = (metric: OutcomeMetric, x: number) => { const better = isBetter(metric, x); return better === null ? (x > 0 ? "higher" : "lower") : better ? "better" : "worse"; };

  const supports: Readonly<Record<string, (o: Outcome, r: Association) => string>> = {
    supported: (o, r) => `The rollout supports an effect: teams that started the program did ${number(Math.abs(r.estimate!), largest(r))} ${unit(o)} ${way(o, r.estimate!)} than they would have (${interval(r)}), if without it they would have moved as the teams not yet started did. Their courses before the start give no sign that they would not have.`,
    no_effect: (o, r) => `The rollout shows no effect: ${amount(o, r.estimate!, largest(r))} (${interval(r)}). ${r.smallest_effect === null ? "" : `An effect of ${number(r.smallest_effect)} ${unit(o)} would have been found four times in five.`}`,
    leads_differ: (o, r) => `Not supported: teams that started the program moved differently before they started already (p ${p(r.placebo_p)}), so that ${amount(o, r.estimate!)} afterwards says nothing about the program.`,
    regression_to_mean: (o, r) => `Not supported: regression to the mean. ${r.regression_p !== null && r.regression_p < 0.05 ? `Teams that started first had just done badly (p ${p(r.regression_p)})` : `Teams dipped in the last three months before they started, and their courses before it differ (p ${p(r.placebo_p)})`}, and such teams recover by themselves; ${amount(o, r.estimate!)} afterwards says nothing about the program.`
  };
  return {
    title: "Outcomes", heading: "Do badges go with better business?",
    lacking: "No business results of teams were supplied: whether badges go with them needs team_outcomes.",
    few: "Business results of fewer than ten teams a metric: nothing can be said of them.",
    answer: (outcomes: readonly Outcome[]): string => {
      const found = outcomes.filter((o) => o.badges[0] && isFound(o.badges[0])), supported = outcomes.filter((o) => o.rollout?.support === "supported");
      const first = supported[0] ?? found[0];
      if (!first) return `Not that it could be seen: none of ${format.count(outcomes.length)} results of teams goes with the coverage of any badge more than chance among so many comparisons, and the rollout shows no effect.`;
      return `${format.count(found.length)} of ${format.count(outcomes.length)} results of teams ${found.length === 1 ? "goes" : "go"} with the coverage of a badge. ${supported.length === 0 ? "The rollout supports an effect on none of them." : `The rollout supports an effect on ${supported.map((o) => o.label.toLowerCase()).join(" and ")}; of the others it shows none.`}`;
    },
    caveat: "Goes with is not causes. Within each team the months with more holders are set against the months with fewer, beside what moved all teams in that month; whatever else changed in a team together with its badges (people, tools, managers, other badges earned at the same time) stands in the figure too. Only the rollout sets teams that started against teams that had not.",
    none: "No function was named",
    found: (o: Outcome) => { const b = o.badges[0]!; return `${o.label} is ${way(o, b.estimate!)} where more of a team hold ${badge(b.badge_id)}, ${lag(b.lag_months)}`; },
    nothing: (o: Outcome) => `${o.label} goes with no badge more than chance would have it`,
    tooFew: (o: Outcome) => `${o.label}: too few teams to say`,
    others: (o: Outcome) => { const rest = o.badges.slice(1).filter(isFound).length; return rest === 0 ? "" : `${format.count(rest)} more ${rest === 1 ? "badge goes" : "badges go"} with it, which may be the same teams' learning seen again: badges are earned side by side.`; },
    subtitle: (o: Outcome, teams: number) => `${measured(o)} for a whole team holding the badge against nobody, within teams and months, at the lag with the strongest evidence, with 95% interval; ${format.count(teams)} teams`,
    worth: (o: Outcome) => { const b = o.badges[0]!; return `What it would be worth: if it were an effect, one more of ten people in a team holding ${badge(b.badge_id)} would go with ${amount(o, b.estimate! / 10)}${b.lower === null ? "" : ` (${signed(b.lower / 10)} to ${signed(b.upper! / 10)})`}.`; },
    unseen: (o: Outcome) => { const smallest = Math.min(...o.badges.flatMap((b) => b.smallest_effect ?? [])); return Number.isFinite(smallest) ? `For the badge measured best, an effect of ${number(smallest)} ${unit(o)} for a whole team would have been found four times in five; a smaller one cannot be told from none.` : ""; },
    rollout: (o: Outcome) => (o.rollout?.support ? supports[o.rollout.support]!(o, o.rollout) : "The rollout says nothing of it: too few teams started within the months on record."),
    rolloutLink: "The rollout month by month",
    amount, interval, badge, lag, p, signed, number, tick, unit,
    columns: {badge: "Badge", lag: "Lag", estimate: "For a whole team", interval: "95% interval", p: "p", adjusted: "Adjusted p", teams: "Teams", method: "Method", smallest: "Would have been found"},
    methods: {pearson: "Pearson, team means", spearman: "Spearman, team means", fixed_effects: "Within teams and months", staggered_rollout: "Staggered rollout"} as Readonly<Record<string, string>>,
    definition: "Fixed effects of team and month, errors clustered by team (CR1); adjusted p by Benjamini–Hochberg over badges and lags; under 30 teams p by permuting whole coverage series, without an interval.",
    study: {
      title: "Rollout", heading: "What did the rollout change?",
      lacking: "No rollout was supplied, or too few teams with results started within the months on record.",
      answer: (outcomes: readonly Outcome[]): string => {
        const told = outcomes.filter((o) => o.rollout), supported = told.filter((o) => o.rollout!.support === "supported"), not = told.filter((o) => o.rollout!.support === "leads_differ" || o.rollout!.support === "regression_to_mean");
        const none = told.length - supported.length - not.length;
        return `${supported.length === 0 ? "No result of teams changed with the program beyond doubt" : supported.map((o) => `${o.label} changed by ${amount(o, o.rollout!.estimate!, largest(o.rollout!))} (${interval(o.rollout!)})`).join("; ")}. ${[none > 0 && `${format.count(none)} of ${format.count(told.length)} ${none === 1 ? "shows" : "show"} no effect`, not.length > 0 && `of ${format.count(not.length)} the design supports no answer`].filter(Boolean).map((part, k) => (k === 0 ? capital(part as string) : part)).join("; ")}${none + not.length > 0 ? "." : ""}`.trim();
      },
      method: "Teams that started in a month are set against teams that had not started yet, month by month since the start (Callaway and Sant’Anna 2021). It shows an effect only if, without the program, both would have moved alike: the months before the start test that, and must lie about 0.",
      chart: (o: Outcome) => `${o.label}: ${o.rollout?.support === "supported" ? `${amount(o, o.rollout.estimate!, largest(o.rollout))} since the start` : o.rollout?.support === "no_effect" ? "no effect since the start" : "not supported"}`,
      subtitle: (o: Outcome, teams: number, controls: number) => `${measured(o)} against teams not yet started, by months since the start, with 95% interval; hollow: before it; ${format.count(teams)} teams started, ${format.count(controls)} never`,
      leads: (x: number | null) => (x === null ? "Before the start there are too many months for a test of all of them." : x < 0.05 ? `Before the start the months differ from 0 (p ${p(x)}).` : `Before the start the months do not differ from 0 (p ${p(x)}).`),
      twoWay: (o: Outcome, estimate: number) => `Plain two-way fixed effects would say ${amount(o, estimate)}; they take teams already started for controls and are given for comparison only.`,
      inference: {analytic: "Errors by influence functions.", permutation: "With fewer than 50 teams on a side, limits by permuting start months."} as Readonly<Record<string, string>>,
      months: "months since the start",
      columns: {month: "Months since the start", estimate: "Effect", interval: "95% interval", teams: "Teams", controls: "Controls at least"}
    }
  };
}
