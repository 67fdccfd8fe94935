import {isClear, type Cell} from "../cells.ts";
import type {Words} from "./en.ts";
import {dimensionTitle} from "./metrics.ts";

const place = (cell: Cell) => `${cell.member} (${dimensionTitle(cell.dimension).toLowerCase()})`;

/** What the state of mobility says. */
export function stateWords(words: Words) {
  const fill = (cell: Cell) => `${words.told(cell)} were filled from inside`;
  const promoted = (cell: Cell) => `there were ${words.told(cell)}`;

  return {
    title: "The state of mobility",

    /** "44% of openings were filled from inside, and there were 10.6 promotions per 100 people; neither changed clearly in a year." */
    answer: (fills: Cell | undefined, promotions: Cell | undefined): string => {
      const parts = [fills?.value != null && {cell: fills, said: fill(fills)}, promotions?.value != null && {cell: promotions, said: promoted(promotions)}].filter((part) => part !== false);
      if (parts.length === 0) return "Too few figures are published to say how mobility stands.";
      const [one, two] = parts;
      const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
      if (!two) return capital(`${one!.said}, ${words.change(one!.cell)}.`);
      const unclear = [one!, two].every(({cell}) => cell.change !== null && !isClear(cell));
      return unclear ? capital(`${one!.said}, and ${two.said}; neither changed clearly in a year.`) : capital(`${one!.said}, ${words.change(one!.cell)}; ${two.said}, ${words.change(two.cell)}.`);
    },

    moved: "What moved",
    change: (cell: Cell): [place: string, said: string] => [place(cell), `: ${words.title(cell.metric).toLowerCase()} ${words.value(cell.metric, cell.value)}, ${words.change(cell)} (${words.changeInterval(cell)}); ${words.denominator(cell)}.`],
    /** A list of the clearest among many is only as good as what chance alone would put there. */
    chance: (clear: number, compared: number, period: string): string => {
      if (compared === 0) return "No business unit, family or level has a published figure of the year before to compare with.";
      const expected = Math.max(1, Math.round(compared * 0.05));
      const figures = "figures of business units, families and levels";
      if (clear === 0) return `None of ${words.count(compared)} ${figures} changed clearly in ${period} against the year before.`;
      const found = `${words.count(clear)} of ${words.count(compared)} ${figures} changed clearly in ${period}`;
      return clear > expected ? `${found}; chance alone would make about ${words.count(expected)} look so.` : `${found}, no more than chance alone would make look so (about ${words.count(expected)}).`;
    },

    stuck: "Where it is stuck",
    behind: (cell: Cell, whole: Cell | undefined): [place: string, said: string] => [
      place(cell), `: ${words.title(cell.metric).toLowerCase()} ${words.value(cell.metric, cell.value)}${whole ? ` against ${words.value(whole.metric, whole.value)} overall` : ""} (${words.interval(cell)}; ${words.denominator(cell)}).`],
    mix: (period: string) => `Year ${period}, each against the whole. Roles and levels differ between groups, and that alone can set them apart.`,
    nothingStuck: "No business unit or family is clearly behind the whole.",

    todo: "What to do",
    advice: (cell: Cell): string => {
      switch (cell.metric) {
        case "internal_fill_rate": return `Before the next outside search in ${cell.member}, ask who inside holds most of the role's badges.`;
        case "time_to_fill_days": return `Take the last ten openings of ${cell.member} and find the step where the days go.`;
        case "promotion_rate": return `Look at the ladder in ${cell.member}: are the posts above open, and are people ready for them?`;
        default: return `Hold career conversations in ${cell.member} first: more people leave it than the rest.`;
      }
    },
    evidence: "Evidence",
    nothingToDo: "Nothing here asks for a decision now. Look again when the next quarter is in."
  };
}
