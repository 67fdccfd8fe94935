import type {Format} from "../format.ts";

/** What may be said of ratings before and after an award. */
export function ratingWords(format: Format) {
  const signed = (x: number) => `${x < 0 ? "−" : "+"}${format.number(Math.abs(x), 2)}`;
  const badge = (id: string) => id.replaceAll("-", " ");
  return {
    heading: "Do ratings rise with a badge?",
    intro: "Each holder’s last rating before the award is set against the first at least three months after it; what is left after the change of others in the same role, reviewed in the same quarters and without the badge, is shown. It goes with the badge: who is on the way up may earn it sooner.",
    title: (rising: number, falling: number, all: number): string => (rising + falling === 0
      ? `With none of ${format.count(all)} badges do ratings change otherwise than those of others in the same role`
      : `With ${format.count(rising)} of ${format.count(all)} badges ratings rise more than those of others in the same role${falling === 0 ? "" : `, with ${format.count(falling)} less`}`),
    subtitle: "Change of a holder’s rating less that of others in the same role and quarters, in rating points, with 95% interval",
    definition: "Means of differences, weighted by holders; limits by the spread within role and quarters. What counts as more than chance is adjusted for the number of badges (Benjamini–Hochberg).",
    none: "Too few people were rated before and after an award to compare them with others.",
    hidden: "Badges with fewer than 20 such people are in the table without a figure.",
    columns: {badge: "Badge", difference: "More than others", interval: "95% interval", p: "Adjusted p"},
    signed, badge,
    interval: (lower: number | null, upper: number | null) => (lower === null || upper === null ? "–" : `${signed(lower)} to ${signed(upper)}`),
    p: (p: number | null) => (p === null ? "–" : p < 0.001 ? `under ${format.number(0.001, 3)}` : format.number(p, 3))
  };
}
