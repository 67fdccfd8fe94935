import type {Session} from "../../src/warehouse/session.ts";
import {warehouse, type GivenRows, type GivenSettings} from "../models/harness.ts";
import {roles, several, someone, teams, together, twoYears, type People} from "../models/organization.ts";

/** People who stay from 2024 on: how many in each location. One in two of the first `promoted` is promoted in May 2025. */
export function staff(locations: Readonly<Record<string, number>>, promoted = 0): People {
  return together(...Object.entries(locations).map(([location, n]) => several(n, (k) =>
    someone(`${location}-${k}`, "2024-01-01", [
      ["2024-01-01", {action: "hire", location}],
      ...(k <= promoted ? [["2025-05-10", {role_id: k % 2 ? "specialist" : "associate"}] as const] : [])
    ], {gender: k % 2 ? "woman" : "man"}))));
}

export const published = (people: People, {requisitions, tables = {}, ...settings}: GivenSettings & {requisitions?: readonly object[]; tables?: GivenRows} = {}) =>
  warehouse({...people, roles, teams, ...(requisitions ? {requisitions: requisitions as GivenRows[string]} : {}), ...tables} as GivenRows, {...twoYears, ...settings});

/** Rows of published.metric_values in the year 2025, by member. */
export async function year2025(session: Session, metric: string, dimension: string): Promise<Record<string, any>> {
  const rows = await session.rows("select * from published.metric_values where metric = ? and grain = 'year' and period_start = '2025-01-01' and dimension = ?", [metric, dimension]);
  return Object.fromEntries(rows.map((row) => [row.member, row]));
}

export const statesOf = (rows: Record<string, any>) => Object.fromEntries(Object.entries(rows).map(([member, row]) => [member, row.state]));
