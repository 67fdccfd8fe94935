import {pathsOf} from "./paths.ts";
import type {Publication} from "./publication.ts";

/** What the published career maps say, joined for the pages. No person is in any of it. */
export interface Role {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly level: string;
  readonly rank: number;
  readonly track: string;
  /** The name of its page. */
  readonly path: string;
}

export interface Standard {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly logic: string;
  readonly criteria: string | null;
  readonly url: string | null;
  readonly evidence: readonly string[];
  readonly validators: number;
  readonly validMonths: number | null;
  readonly countsToward: readonly string[];
  /** Where to enrol. */
  readonly learning: readonly {readonly name: string; readonly url: string | null; readonly hours: number | null}[];
}

/** A badge on the way to a role. */
export interface Needed {
  readonly badgeId: string;
  /** Its standard in force; absent where there is none. */
  readonly standard?: Standard | undefined;
  /** Months from enrolment to award, with a 95 % interval; null where not reached or of too few. */
  readonly months: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly earners: number | null;
}

export interface Step {
  readonly from: Role;
  readonly to: Role;
  readonly kind: "promotion" | "lateral" | "specialist";
  readonly minimumMonths: number;
  readonly assignment: string | null;
  /** In the order to earn them in. */
  readonly badges: readonly Needed[];
}

export interface Neighbour {
  readonly role: Role;
  readonly shared: readonly string[];
  readonly missing: readonly string[];
}

export interface Opening {
  readonly role: Role;
  readonly location: string | null;
  readonly url: string | null;
  readonly opened: string;
}

export interface Careers {
  readonly roles: readonly Role[];
  readonly families: readonly string[];
  readonly steps: readonly Step[];
  readonly openings: readonly Opening[];
  /** Roles that ask for badges most of which this role asks for too, beyond the declared steps. */
  neighbours(role: Role): readonly Neighbour[];
  badgeName(id: string): string;
}

const listOf = (text: string | null): string[] => (text ? text.split(";") : []);

export function careersOf({rows}: Publication): Careers {
  const paths = pathsOf("role", rows("career_roles").map((row) => row.role_id));
  const roles = rows("career_roles").map((row): Role => ({id: row.role_id, title: row.title, family: row.family, level: row.level, rank: row.level_rank, track: row.track, path: paths.get(row.role_id)!}));
  const byId = new Map(roles.map((role) => [role.id, role]));
  const standards = new Map(rows("career_badges").map((row): [string, Standard] => [row.badge_id, {
    id: row.badge_id, name: row.name, level: row.level, logic: row.award_logic, criteria: row.criteria, url: row.url, evidence: listOf(row.required_evidence), validators: row.validators_required,
    validMonths: row.valid_months, countsToward: listOf(row.counts_toward),
    learning: rows("career_learning").filter((asset) => asset.badge_id === row.badge_id).map(({name, url, hours}) => ({name, url, hours}))
  }]));
  const nearby = rows("role_adjacency").filter((row) => !row.declared && byId.has(row.to_role_id));
  return {
    roles,
    families: [...new Set(roles.map(({family}) => family))].sort(),
    steps: stepsOf(rows("career_map"), byId, standards),
    openings: rows("career_openings").filter((row) => byId.has(row.role_id)).map((row) => ({role: byId.get(row.role_id)!, location: row.location, url: row.url, opened: row.opened_date.toISOString().slice(0, 10)})),
    neighbours: (role) => nearby.filter((row) => row.from_role_id === role.id).map((row) => ({role: byId.get(row.to_role_id)!, shared: listOf(row.shared_badges), missing: listOf(row.missing_badges)})),
    badgeName: (id) => standards.get(id)?.name ?? id
  };
}

/** One step a pair of roles; its rows hold a badge each, or one row without a badge. */
function stepsOf(rows: ReturnType<Publication["rows"]>, roles: ReadonlyMap<string, Role>, standards: ReadonlyMap<string, Standard>): Step[] {
  interface Gathered {readonly step: Omit<Step, "badges">; readonly badges: (Needed & {position: number})[]}
  const steps = new Map<string, Gathered>();
  for (const row of rows) {
    const from = roles.get(row.from_role_id), to = roles.get(row.to_role_id);
    if (!from || !to) continue;
    const key = JSON.stringify([from.id, to.id]);
    const found: Gathered = steps.get(key) ?? {step: {from, to, kind: row.kind, minimumMonths: row.minimum_months_in_role, assignment: row.assignment}, badges: []};
    steps.set(key, found);
    if (row.badge_id === null) continue;
    found.badges.push({badgeId: row.badge_id, standard: standards.get(row.badge_id), months: row.median_months_to_earn, lower: row.lower, upper: row.upper, earners: row.earners, position: row.position ?? Infinity});
  }
  return [...steps.values()].map(({step, badges}) => ({...step, badges: badges.sort((a, b) => a.position - b.position || (a.badgeId < b.badgeId ? -1 : 1))}));
}
