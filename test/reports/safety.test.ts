import {expect, test} from "vitest";
import {formatFor} from "../../reports/format.ts";
import {safetyWords, type AttackFigures} from "../../reports/words/safety.ts";
import {sheetText, type SheetFacts} from "../../reports/words/sheet.ts";
import {attackSentences} from "../../src/cli/sentences.ts";

const said = safetyWords(formatFor("en", "EUR"));
const clean = {cells: 5000, hidden: 900, hidden_by_attack: 12, small: 2000, programs: 40, narrowest: 3, releases: 1, corrected: 0, leaks: 0, old: 0};
const told = {...clean, leaks: 2, old: 2};
const row = (figures: AttackFigures, of: RegExp) => said.figures(figures).find(([what]) => of.test(what))?.[1];

test("that nobody could be named is said only where no earlier release gave anybody away", () => {
  expect(said.answer(clean)).toContain("It could name no count of one to four people.");
  expect(said.answer(told)).not.toContain("could name no count");
  expect(said.answer(told)).toContain("2 such counts were given away by earlier releases by themselves");
  expect(said.answer({...told, leaks: 1, old: 1})).toContain("1 such count was given away");
  expect([row(clean, /who could not before/), row(clean, /earlier releases gave away/)]).toEqual(["0", undefined]);
  expect([row(told, /who could not before/), row(told, /earlier releases gave away/)]).toEqual(["0", "2"]);
});

test("the sheet for a works council and the command say the same", () => {
  const facts: SheetFacts = {organization: "Harbour Works", release: "2026-06", as_of: "2026-06-30", released_on: "2026-07-04", minimum_cell: 10, exact: [], demographics: [], crosses: [], read: [], tablesBuilt: 3, uses: [], files: []};
  expect(sheetText({...facts, attack: clean})).toContain("that could be named: 0.");
  expect(sheetText({...facts, attack: told})).toContain("that could be named: 2, 2 of them given away by earlier releases by themselves");
  const sentences = (figures: typeof clean) => attackSentences([{publication: "2026-06", seconds: 1, figures}]).join(" ");
  expect(sentences(clean)).toContain("no cell gives itself away.");
  expect(sentences(told)).toContain("no cell gives itself away but by what an earlier release told by itself");
});
