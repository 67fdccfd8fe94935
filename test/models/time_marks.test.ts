import {afterEach, expect, test} from "vitest";
import type {Session} from "../../src/warehouse/session.ts";
import {warehouse} from "./harness.ts";
import {roles, someone} from "./organization.ts";

let session: Session;
afterEach(() => session.close());

const people = someone("E1", "2020-01-01", [["2020-01-01", {action: "hire"}], ["2024-05-01", {role_id: "specialist"}]]);
const event = (date: string, label: string, rest = {}) => ({date, label, until: null, dimension: null, member: null, url: null, ...rest});
const target = (metric: string, rest = {}) => ({metric, dimension: "all", member: "all", year: 2025, value: 0.4, ...rest});

const made = async (rows: object, settings = {}) =>
  (session = await warehouse({roles, ...people, events: [], targets: [], ...rows}, {demographics: ["gender"], targets: ["published.events", "published.targets"], ...settings}));

test("events up to as_of, of the whole or of a dimension that figures have; links by https alone", async () => {
  await made({events: [
    event("2025-01-01", "all", {dimension: "all", member: "all", url: "http://plain.example"}), event("2025-02-01", "family", {dimension: "family", member: "Finance", url: "https://x.example"}),
    event("2025-03-01", "gender", {dimension: "gender", member: "woman", until: "2025-04-01"}), event("2025-03-02", "manager", {dimension: "manager_id", member: "E1"}), event("2026-01-01", "after as_of")]});
  expect(await session.rows("select label, dimension, member, until, url from published.events order by date")).toEqual([
    {label: "all", dimension: null, member: null, until: null, url: null}, {label: "family", dimension: "family", member: "Finance", until: null, url: "https://x.example"},
    {label: "gender", dimension: "gender", member: "woman", until: "2025-04-01", url: null}]);
});

test("a target holds for the fiscal year that begins in its calendar year; of unknown metrics and dimensions there is none", async () => {
  await made({targets: [target("promotion_rate"), target("promotion_rate", {dimension: "team_id", member: "north"}), target("no_such_metric")]}, {fiscal_year_start: 4});
  expect(await session.rows("select metric, period_start, period_end, dimension, value from published.targets")).toEqual([
    {metric: "promotion_rate", period_start: "2025-04-01", period_end: "2026-04-01", dimension: "all", value: 0.4}]);
});
