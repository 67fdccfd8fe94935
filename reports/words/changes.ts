import type {Format} from "../format.ts";

const causes: Readonly<Record<string, string>> = {
  retro_dated: "entered late", corrected: "corrected", late_file: "came later", deleted: "deleted", redefined: "definition changed"
};

/** What "Changes" says of a release against the one before it. */
export function changesWords(format: Format) {
  const figures = (n: number) => `${format.count(n)} published ${n === 1 ? "figure" : "figures"}`;
  const rows = (band: string) => (band === "under 5" ? "fewer than 5 rows" : band === "0" ? "no row" : `about ${format.count(Number(band))} rows`);
  const named = (table: string) => table.replaceAll("_", " ");
  return {
    title: "Changes",
    heading: (before: string | undefined) => (before ? `What changed since the release of ${format.month(`${before}-01`)}` : "What changed since the last release"),
    first: "This is the first release of these figures. The next one will list every figure of a past period that it tells otherwise, by how much, and why.",
    none: (before: string) => `No published figure of a past period differs from the release of ${format.month(`${before}-01`)}. New periods were added; nothing that readers have seen was changed.`,
    answer: (n: number, before: string, asOf: string) =>
      `${figures(n)} of periods that the release of ${format.month(`${before}-01`)} covered (to ${format.day(asOf)}) now ${n === 1 ? "has" : "have"} another value, or rest on counts that changed by less than rounding shows. Everything else that readers saw stands.`,
    redefined: "Definitions changed as well since then; where a figure changed for that reason, it says so.",
    whyHeading: "Why",
    why: (table: string, cause: string, band: string, n: number): string => {
      switch (cause) {
        case "retro_dated": return `${capital(named(table))}: ${rows(band)} entered after the last release, dated before it. ${figures(n)}.`;
        case "late_file": return `${capital(named(table))}: ${rows(band)} of past periods that were not in the exports then. ${figures(n)}.`;
        case "deleted": return `${capital(named(table))}: ${rows(band)} that are no longer in the exports. ${figures(n)}.`;
        case "redefined": return `Another definition of the figure. ${figures(n)}.`;
        default: return table === "settings" ? `The organization's settings changed. ${figures(n)}.` : `${capital(named(table))}: ${rows(band)} whose content changed. ${figures(n)}.`;
      }
    },
    caveat: "Where several tables changed, each that a figure rests on is named: it could have moved the figure. No cause names a person. Both values are computed from counts rounded to fives, so that a small change may look larger than it is, or turned round.",
    listHeading: "The figures",
    caption: "Figures of past periods that changed, the largest change first",
    more: (shown: number, all: number) => (all > shown ? `The ${format.count(shown)} largest of ${format.count(all)}; all are in the CSV.` : ""),
    columns: {metric: "Figure", period: "Period", member: "Of", before: "Then", now: "Now", by: "Counts", why: "Why"},
    by: (band: string | null) => (band === null ? "–" : band === "0" || band === "under 5" ? "by less than 5" : `by ${format.count(Number(band))}`),
    cause: (table: string, cause: string) => (cause === "redefined" || table === "settings" ? causes[cause === "redefined" ? cause : "corrected"]! : `${named(table)}: ${causes[cause] ?? cause}`),
    asKnown: "Any figure can be computed again as it was known at a day: badgeways pipeline --known-at 2026-05-31, into a warehouse of its own."
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
