import type {Format} from "../format.ts";

const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  promotion: ["promotion", "promotions"], lateral: ["lateral move", "lateral moves"], demotion: ["demotion", "demotions"], transfer: ["transfer", "transfers"], reorganization: ["reorganized", "reorganized"]
};

/** Where job history was derived from dated headcount files, on every page that shows moves. */
export const seenBySnapshots = "Changes are dated on the first headcount file that shows them.";

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What moves and fill says. */
export function movesWords(format: Format) {
  return {
    title: "Moves and fill",
    nothing: "Too little is published to say who fills openings, how long it takes and how many move.",
    answer: (filled: string | null, took: string | null, moved: string | null, period: string): string =>
      `${capital([filled && `${filled} of openings were filled from inside`, took && `half of all openings were filled within ${took}`, moved && `there were ${moved} moves per ${format.count(100)} people`].filter(Boolean).join("; "))}, ${period}.`,
    overTimeFor: "Over time for",
    compareBy: "Compare by",
    steps: "Steps",
    groupsIn: "Groups in",
    headings: {
      internal_fill_rate: "How many openings are filled from inside",
      time_to_fill_days: "How long an opening takes to fill",
      internal_mobility_rate: "How many move",
      promotion_rate: "How many are promoted",
      voluntary_attrition_rate: "How many leave by their own choice"
    },
    movesHeading: "What kinds of move, and where to",
    period: "Period",
    group: "Group",

    fillTimes: (inside: number | undefined, outside: number | undefined): string => {
      if (inside === undefined || outside === undefined) return "Time to fill by where the person came from";
      const gap = Math.round(outside - inside);
      const said = `${format.number(inside, 0)} days from inside, ${format.number(outside, 0)} from outside`;
      return gap === 0 ? `Openings take as long to fill: ${said}` : `Openings are filled ${format.count(Math.abs(gap))} days ${gap > 0 ? "sooner" : "later"} from inside: ${said}`;
    },
    fillTimesOf: (inside: number | undefined, outside: number | undefined): string =>
      `Median days from opening to fill, by quarter; the last: ${[inside !== undefined && `${format.count(inside)} openings from inside`, outside !== undefined && `${format.count(outside)} from outside`].filter(Boolean).join(", ")}. Bands: ${format.percent(0.95)} intervals`,
    fillTimesNote: "Medians are published to five days, from at least ten fills.",
    sources: {internal: "inside", external: "outside"} as Readonly<Record<string, string>>,

    kind: (kind: string, n = 2): string => kinds[kind]?.[n === 1 ? 0 : 1] ?? kind,
    kinds: (period: string, counts: readonly {kind: string; moves: number}[]): string =>
      `In ${period}: ${counts.length === 0 ? "no move that may be shown" : counts.map(({kind, moves}) => `${format.count(moves)} ${kinds[kind]?.[moves === 1 ? 0 : 1] ?? kind}`).join(", ")}`,
    kindsOf: "Moves by kind and year; transfers and reorganizations are no mobility moves",
    kindsNote: "Counts are rounded to fives.",

    /** Said where job history was derived from headcount files. */
    seenBy: seenBySnapshots,

    flows: (across: number, within: number, period: string): string => {
      if (across + within === 0) return `Too few moves in ${period} to show where they led`;
      return across === 0 ? `Every shown move stayed within its family in ${period}` : `About ${format.count(across)} of ${format.count(across + within)} shown moves crossed into another family in ${period}`;
    },
    flowsOf: (period: string) => `Mobility moves from family (rows) to family (columns), ${period}; a dot is a cell of too few people`,
    flowsNote: "Counts are rounded to fives; their sum differs a little from the whole."
  };
}
