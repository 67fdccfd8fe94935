import {expect, test} from "vitest";
import {methodPage} from "../../reports/pages/method.ts";
import {strataPages} from "../../reports/pages/strata.ts";
import {comparison, equityMaker, reference, text} from "./equity.ts";

const stratum = (family: string, group_name: string, value: number | null, pool = 50) => ({stage: "awarded", badge_id: "hiring", attribute: "gender", group_name, family, level: "L1", selected: 25, pool, value, state: value === null ? "no_rate" : "shown"});

test("where the whole misleads, both groups in the whole and in each family and level that publishes both", () => {
  const attainment = [comparison({reversed: true, adjusted_ratio: 1.05, verdict: "not_indicated", place: null}), reference()];
  const equity_strata = [stratum("IT", "woman", 0.6), stratum("IT", "man", 0.55), stratum("Plant", "woman", 0.2), stratum("Plant", "man", 0.18), stratum("Finance", "woman", 0.4), stratum("Finance", "man", null), stratum("Sales", "woman", 0.5)];
  const said = text(strataPages(equityMaker({attainment, equity_strata}))[0]!.html);
  expect(said).toContain("In 1 of 1 comparisons the ratio stands on another side of 1 or of four fifths once family and level are held apart");
  expect(said).toContain("woman: hiring, awarded: the whole misleads, 0.63 as counted, 1.05 with family and level held apart");
  expect(said).toMatch(/The whole woman 25 40 62\.5% The whole man 40 40 100\.0% IT, L1 woman 25 50 60\.0% IT, L1 man 25 50 55\.0% Plant, L1 woman/);
  expect(said).not.toContain("Finance");
  expect(said).not.toContain("Sales");
});

test("it says how much of each group stands where few are selected", () => {
  const attainment = [comparison({reversed: true, adjusted_ratio: 1.05, verdict: "not_indicated", crude_verdict: "monitor", place: null}), reference()];
  const equity_strata = [stratum("IT", "woman", 0.5, 100), stratum("IT", "man", 0.5, 300), {...stratum("Plant", "woman", 0.05, 300), selected: 15}, {...stratum("Plant", "man", 0.05, 100), selected: 5}];
  const said = text(strataPages(equityMaker({attainment, equity_strata}))[0]!.html);
  expect(said).toContain("Where the whole misleads All comparisons whose ratio stands on another side");
  expect(said).toContain("Of woman 75% stand in families and levels where fewer are selected than in the whole, of man 25%: this is why the two ratios differ.");
  // Nothing is indicated or to monitor.
  expect(said).toContain("No such comparison publishes both groups in two families and levels.");
});

test("where nothing reverses it says so; no page where nothing is held apart", () => {
  const said = text(strataPages(equityMaker({attainment: [comparison({adjusted_ratio: 0.7}), reference()]}))[0]!.html);
  expect(said).toContain("In none of 1 comparisons");
  expect(said).toContain("No such comparison publishes both groups in two families and levels.");
  expect(strataPages(equityMaker({attainment: [comparison()]}))).toEqual([]);
});

test("the method tells how many comparisons could have seen four fifths", () => {
  const attainment = [comparison({detectable_ratio: 0.77}), comparison({badge_id: "crm", detectable_ratio: 0.8}), reference()];
  const said = text(methodPage(equityMaker({attainment})).html);
  expect(said).toContain("Of 2 comparisons of single badges, promotions and assignments 1 could have seen a true ratio of four fifths (80% power)");
  expect(said).toContain("Awarded 2 1");
});
