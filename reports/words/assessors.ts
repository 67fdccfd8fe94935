import type {Format} from "../format.ts";

/** What the page of assessors says. */
export function assessorWords(format: Format) {
  const n = format.count, wide = format.percent(0.998, 1), certain = format.percent(0.95);
  const points = (x: number): string => `${x > 0 ? "+" : x < 0 ? "−" : ""}${n(Math.round(Math.abs(x) * 100))}`;
  const standings: Readonly<Record<string, string>> = {within: "Within", above: "Outside, above", below: "Outside, below"};
  return {
    title: "Assessors", heading: "Do assessors award alike?", points,
    notUsed: "Assessors are not looked at, by agreement: the organization's manifest says so.",
    lacking: "No decision of the window names an assessor, or none may be shown.",
    /** "Of 36 assessors 4 lie outside the 99.8% limits: 3 award less often than others would of the same cases, 1 more often." */
    answer: (assessors: number, below: number, above: number): string => {
      const each = [below > 0 && `${n(below)} ${below === 1 ? "awards" : "award"} less often than others do of the same badges and levels`, above > 0 && `${n(above)} ${above === 1 ? "awards" : "award"} more often${below > 0 ? "" : " than others do of the same badges and levels"}`].filter(Boolean).join(", ");
      return below + above === 0 ? `None of ${n(assessors)} assessors lies outside the ${wide} limits.` : `Of ${n(assessors)} assessors ${n(below + above)} ${below + above === 1 ? "lies" : "lie"} outside the ${wide} limits: ${each}.`;
    },
    screen: "Outside the limits is a reason to look at cases and standards together, not a fault. Assessors bear pseudonyms, the same in every release; the table is in their order, and nobody is ranked.",
    hidden: (assessors: number): string => `${n(assessors)} more decide on too few people to be shown.`,
    against: "Each assessor against what others award",
    funnel: (outside: number): string => (outside === 0 ? "All assessors lie within the limits" : `${n(outside)} ${outside === 1 ? "assessor lies" : "assessors lie"} beyond what chance and the ordinary spread explain`),
    funnelSubtitle: (window: string): string => `Award rate less the rate expected, in percentage points, by number of decisions, ${window}`,
    x: "decisions", limits95: certain, limits998: wide,
    outside: (name: string, standing: string): string => `${name}, ${standing}`,
    note: (expected: string, spread: string): string => `Expected is what others award of the same badges at the candidates' levels. The curves are the exact limits where ${expected} is expected, widened by the ordinary spread between assessors (φ = ${spread}); each assessor's own are in the table, and decide. Counts are rounded to fives.`,
    caption: "Assessors in the order of their pseudonyms",
    columns: {assessor: "Assessor", decisions: "Decisions", awarded: "Awarded", rate: "Award rate", expected: "Expected", limits95: `${certain} limits`, limits998: `${wide} limits`, standing: "Standing"},
    standing: (word: string | null): string => (word === null ? "–" : standings[word]!),
    span: (low: number, high: number): string => `${format.percent(low)} to ${format.percent(high)}`,

    agreement: "Do two assessors of one submission agree?",
    agreementAnswer: (pairs: number, agreement: string, kappa: string, between: string): string => `They recommend the same in ${agreement} of ${n(pairs)} pairs. Beyond chance that is κ ${kappa} (${between}; 1 would be full agreement, 0 what chance gives).`,
    agreementNone: "Too few submissions were reviewed by two assessors to tell.",
    few: "Pairs are few for most badges, and their intervals wide: a low κ of a few dozen pairs is a reason to calibrate together, not a finding.",
    agreementTitle: (kappa: string, between: string): string => `Over all badges κ is ${kappa} (${between})`,
    agreementNote: "The dashed line is κ over all badges. Counts are rounded to fives, and agreement, κ and its interval follow from them.",
    agreementSubtitle: (window: string): string => `Cohen's κ of pairs of reviews of one submission, with ${certain} interval, ${window}`,
    agreementColumns: {badge: "Badge", pairs: "Pairs", award: "Both award", deny: "Both deny", disagree: "Disagree", agreement: "Agree", kappa: "κ", interval: `${certain} interval`},
    whole: "all badges"
  };
}
