import type {Format} from "../format.ts";

/** What "badge holders move sooner" may say, and what it may not. */
export function liftWords(format: Format) {
  const times = (x: number) => format.number(x, x < 10 ? 1 : 0);
  return {
    heading: "Do holders move sooner than others like them?",
    intro: "Everyone in a role from which a step leads on to a role that asks for the badge is followed from the day they came into it. On each day those who hold the badge are compared with those who do not, within the same family and level and equally long in the role. The ratio tells how many times as often holders move. It goes with the badge; it does not show that the badge caused the move.",
    naive: "Hollow marks are the naive comparison: whoever ever held the badge against whoever never did. One must stay to earn a badge, so that quick movers count as people without one, and the time before the award counts for the badge. It is shown because it is what is usually reported.",
    any: "Any of them",
    badge: (id: string) => (id === "any" ? "Any badge asked for" : id.replaceAll("-", " ")),
    title: (ratio: number, lower: number | null, upper: number | null): string => {
      if (lower === null || upper === null) return `Holders move ${times(ratio)} times as often as others like them`;
      if (lower > 1) return `Holders move ${times(ratio)} times as often as others like them (${times(lower)} to ${times(upper)})`;
      if (upper < 1) return `Holders move less often than others like them: ${times(ratio)} times as often (${times(lower)} to ${times(upper)})`;
      return `No clear difference: holders move ${times(ratio)} times as often as others like them (${times(lower)} to ${times(upper)})`;
    },
    noTitle: "Too few people moved with the badges to compare them with others",
    subtitle: "Hazard ratio of a mobility move, holders against others, with 95% interval; filled: on the day, hollow: naive. Log scale",
    definition: "Cox regression on days since role entry, late entry at the start of history, Efron's ties, baseline by family and level, holding as it changes from day to day.",
    columns: {badge: "Badge", people: "People", moves: "Moves", held: "Moves of holders", ratio: "On the day", interval: "95% interval", naive: "Naive", landmark: "Held at 12 months"},
    hidden: "Badges with fewer than ten movers on either side are in the table without a ratio.",
    times,
    interval: (lower: number | null, upper: number | null) => (lower === null || upper === null ? "–" : `${times(lower)} to ${times(upper)}`),
    lacking: "Whether holders move sooner needs career steps, role requirements, awards and changes of job; one of them was not supplied."
  };
}
