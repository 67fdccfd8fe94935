import {expect, test} from "vitest";
import {managersFigure, tracksSection} from "../../reports/pages/tracks.ts";
import type {Header, Publication, Rows} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";

const header = {organization: "Sample & Co", audience: "hr", state: "release", id: "2026-06", as_of: "2026-06-30", history_from: "2021-07-01", locale: "en", fiscal_year_start: 1} as Header;
const text = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))).replace(/\s+/g, " ");
const maker = (given: Record<string, Rows>) => makerFor({header, cells: [], marks: {events: [], targets: []}, rows: (name) => given[name] ?? []} as Publication);

const track = (family: string, name: string, top_level_rank: number, given: object = {}) => ({family, track: name, top_level_rank, top_pay_band: `B${top_level_rank}`, people: 60, retained: 50, retention_12m: 0.833, lower: 0.72, upper: 0.91, promotion_months: 18.5, state: "shown", ...given});

test("tracks side by side: how high each goes, its pay at the top, who stayed, how long to a promotion", () => {
  const said = text(tracksSection(maker({track_parity: [
    track("IT", "specialist", 3), track("IT", "management", 4), track("Finance", "management", 4), track("Finance", "specialist", 4),
    track("Plant", "specialist", 2, {people: null, retained: null, retention_12m: null, lower: null, upper: null, promotion_months: null, state: "too_few"})]})));
  expect(said).toContain("In 1 of 2 families with both tracks the specialist track ends at a lower rank than management");
  expect(said).toMatch(/IT Management 4 B4 60 83% 72% to 91% 18\.5 IT Specialist 3/);
  expect(said).toMatch(/Plant Specialist 2 B2 too few people to show – – –/);
  expect(tracksSection(maker({}))).toBe("");
});

test("managers by quarter, none of them named", () => {
  const quarter = (month: number, given: object = {}) => ({grain: "quarter", period_start: new Date(Date.UTC(2026, month, 1)), period_end: new Date(Date.UTC(2026, month + 3, 1)), dimension: "all", member: "all", managers: 300, with_calibration: 40, with_evidence_waiting: 120, state: "shown", ...given});
  const said = text(managersFigure(maker({manager_engagement: [quarter(3, {with_calibration: 45}), quarter(0), quarter(3, {dimension: "family", member: "IT", managers: 20})]})));
  expect(said).toContain("45 of 300 managers held a calibration session; 120 had evidence waiting at the quarter's end");
  expect(said).toMatch(/January to March 2026 300 40 120 April to June 2026 300 45 120/);
  expect(managersFigure(maker({}))).toBe("");
});
