import type {Format} from "../format.ts";
import type {Words} from "./en.ts";

/** What is said of figures that others have reported. */
export function reportedWords(format: Format, words: Words) {
  const points = (metric: string, x: number) => words.amount(metric, x);
  return {
    heading: "What others have reported",
    intro: "Figures of the table reported_figures beside ours: how much of the difference another definition explains, and what is left. Rows entered late are counted, since a report made before them could not know them.",
    /** "52% in Board deck, 38% here: 11 points by definition (÷ closed openings), 3 left; fewer than 5 rows were entered late." */
    sentence: (row: {metric: string; source: string; reported: number; value: number; nearest_alternative: string | null; by_definition: number; rest: number; late_rows_band: string | null}, alternative: string | undefined): string => {
      const {metric} = row;
      const parts = [
        row.nearest_alternative && `${points(metric, row.by_definition)} by definition (${alternative ?? row.nearest_alternative.replaceAll("_", " ")})`,
        Math.abs(row.rest) > 1e-9 && `${points(metric, row.rest)} ${row.nearest_alternative ? "left" : "that no other definition explains"}`
      ].filter(Boolean).join(", ");
      const late = row.late_rows_band && row.late_rows_band !== "0" ? `; ${row.late_rows_band === "under 5" ? "fewer than 5" : `about ${format.count(Number(row.late_rows_band))}`} rows were entered late` : "";
      return `${words.value(metric, row.reported)} in ${row.source}, ${words.value(metric, row.value)} here: ${parts || "the same"}${late}.`;
    },
    of: (metric: string, period: string, member: string | undefined) => `${words.title(metric)}, ${period}${member ? `, ${member}` : ""}`
  };
}
