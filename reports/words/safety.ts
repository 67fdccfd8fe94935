import type {Format} from "../format.ts";

/** What the attack on a publication found, as `publication.json` has it. */
export interface AttackFigures {
  readonly cells: number;
  readonly hidden: number;
  readonly hidden_by_attack: number;
  readonly small: number;
  readonly programs: number;
  readonly narrowest: number | null;
  readonly releases: number;
  /** Those that earlier releases gave away by themselves included, which are counted in `old`. */
  readonly leaks: number;
  readonly old: number;
}

/** What "What we publish" says: to people whose data it is, so without a word that needs looking up. */
export function safetyWords(format: Format) {
  const {count} = format;
  const plural = (n: number, one: string, more: string) => `${count(n)} ${n === 1 ? one : more}`;
  return {
    title: "What we publish",
    heading: "What we publish, and how we know that it is safe",
    answer: ({cells, old}: AttackFigures) =>
      `Before these pages were made, a program tried to work out from all ${plural(cells, "count", "counts")} of all four sites what was rounded or hidden. ${old === 0 ? "It could name no count of one to four people."
        : `These pages let nobody name a count of one to four people who could not before. ${plural(old, "such count was", "such counts were")} given away by earlier releases by themselves, before a rule or a definition changed; no later one can take that back.`}`,
    notAttacked: "This publication was made before publications were attacked and holds no account of it.",

    publishedHeading: "What is published",
    published: (minimum: number, exact: boolean): string[] => [
      "Counts of people and of events, rounded to fives. 5 stands for one to nine people, 0 for none to four. The same people always give the same figure, so that looking twice tells no more than looking once.",
      ...(exact ? [`One exception, for the auditors of equity alone: groups of the audit of ${count(minimum)} people and more show exact counts. Where a smaller group could be worked out from them, others are hidden with it, at least two and together ${count(minimum)} people or more.`] : []),
      `Nothing about a group of fewer than ${count(minimum)} people, and nothing about a group whose remainder would be fewer. A rate needs twenty people, a median ten.`,
      "Every rate, every range and every change is computed from the rounded counts. Computed from the true ones, a rate and its range would give the true counts away.",
      "Parts of the organization by quarter and by year only. Windows that overlap, such as the last twelve months, are shown for the whole organization alone, and only where it has 600 people or more.",
      "A month's release never changes. It is refused where it and the releases before it would together give somebody away.",
      "No name, no id, no row of a person. Assessors stand under pseudonyms, in one site only. What needs a name stays on the machine that computes it, in private files with an access log."
    ],

    attackHeading: "What the program tried",
    attack: (exact: boolean): string[] => [
      "It takes the files of all four sites together, as if everybody had handed over theirs, and every release before this one. It knows how counts are rounded and what adds up to what: the parts of the organization to the whole, quarters to their year, promotions and lateral moves to all moves, the steps of a curve to each other.",
      "For each count that could be one to four it then looks for tables of true counts that fit everything published and in which this one is none, or five and more, or another number than before. Where it finds no such table, linear programs tell the least and the most that the count can be. Where only one number is left, or where a count shown as 0 cannot be none, the figure is hidden, where need be another one with it, and the program begins again.",
      ...(exact ? ["Of the audit's exact counts it looks at what is hidden: at each stage all badges, attributes and groups at once. Each hidden number of people, and of people selected, must be left five possible values."] : []),
      "If hiding did not help against what these pages add, nothing would have been published, and the last release would still stand here."
    ],
    figuresHeading: "What it found here",
    columns: {what: "Of this publication", figure: "Count"},
    figures: ({cells, hidden, hidden_by_attack, small, programs, narrowest, releases, leaks, old}: AttackFigures): (readonly [what: string, figure: string])[] => [
      ["counts in the files of all four sites", count(cells)],
      ["of these hidden", count(hidden)],
      ["rows hidden because other counts would have told them, the others because they or their remainder are too few people", count(hidden_by_attack)],
      ["counts that could be one to four", count(small)],
      ["linear programs solved where no such table was found", count(programs)],
      ...(narrowest === null ? [] : [["fewest numbers that adding and subtracting leaves to any of them", count(narrowest)] as const]),
      ["counts of one to four that these pages let anybody name who could not before", count(leaks - old)],
      ["earlier releases that it used", count(releases)],
      ...(old > 0 ? [["counts that earlier releases gave away by themselves, and no later one can take back", count(old)] as const] : [])
    ],

    sitesHeading: "Who sees what",
    sites: "Four sites are built apart. Each holds only the files of its own readers; the others' files do not exist in it.",
    /** "HR leaders: is it working?" as "Is it working?". */
    question: (text: string) => text.replace(/^[^:]*: (.)/, (_, first: string) => first.toUpperCase()),
    siteColumns: {site: "Site", question: "What it answers"},

    notHeading: "What is not promised",
    not: (exact: boolean): string[] => [
      "Who knows a team well knows things about it that no site tells: that a colleague was promoted is no secret to the colleague beside. These pages add nothing certain to it, but they cannot take it back.",
      "That a group is shown at all says that it has at least the smallest number of people above.",
      "People who run the program, or may read its database, see exact figures. They are bound by your organization's rules, not by rounding.",
      exact
        ? "Exact counts of the audit's groups tell its readers of everyone in a group where all or none of it were selected."
        : "The audit of equity says in words whether a difference is more than chance. The words rest on exact counts, the figures beside them on rounded ones."
    ],
    more: "Data & trust says where the figures come from."
  };
}
