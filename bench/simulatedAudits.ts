import {DuckDBDateValue, type DuckDBAppender} from "@duckdb/node-api";
import {createRaw} from "../src/warehouse/raw.ts";
import {buildModels} from "../src/warehouse/models.ts";
import {openSession, type Session} from "../src/warehouse/session.ts";
import type {Random} from "./random.ts";

/** One simulated audit: badges × groups, so many people a group, in so many strata. */
export interface Scenario {
  readonly badges: number;
  readonly groups: number;
  readonly perGroup: number;
  readonly strata: number;
  readonly rate: number;
  /** The share of the rate that a group has of a badge: 1 is no difference. */
  readonly ratio?: (badge: number, group: number) => number;
  /** Badge 'all' instead: people with up to so many badges each, whose chances differ between people. */
  readonly mostBadges?: number;
}

export interface AuditVerdict {readonly audit: number; readonly badge: number; readonly group: number; readonly verdict: string}

/** What verdicts rest on; jackknife limits are no part of them. */
export const downstream = ["groups", "pairs", "cluster_sums", "strata", "badge_tests", "people_tests", "tests", "verdicts"].map((name) => `core.equity_${name}`);
const mostStrata = 5;
const auditEnd = new DuckDBDateValue(20_454);

/** A warehouse in memory in which the audit's own models run on counts that are made: an attribute is an audit. */
export async function auditWarehouse(badges = 30): Promise<Session> {
  const session = await openSession(":memory:");
  for (const statement of createRaw([])) await session.run(statement);
  const numbered = (many: number) => Array.from({length: many}, (_, k) => k + 1);
  await session.run(`insert into raw.badges (badge_id, version, name, level, award_logic, effective_from) values ${numbered(badges).map((k) => `('b${String(k).padStart(2, "0")}', 1, 'b', 'bronze', 'assessment', '2020-01-01')`).join(", ")}`);
  await session.run(`insert into raw.roles (role_id, title, family, level, level_rank) values ${numbered(mostStrata).map((k) => `('r${k}', 'r', 'f', 'l${k}', ${k})`).join(", ")}`);
  await session.run("insert into raw.settings (organization, as_of, known_at, history_from, fiscal_year_start, minimum_cell, demographics, locale) values ('Simulated', '2025-12-31', '2025-12-31', '2024-01-01', 1, 10, [], 'en')");
  await buildModels(session, {salt: "bench", targets: ["core.equity_verdicts"]});
  return session;
}

/** The verdicts of so many audits of one scenario, in batches, by the models of sql/. */
export async function auditVerdicts(session: Session, chance: Random, scenario: Scenario, audits: number): Promise<AuditVerdict[]> {
  const found: AuditVerdict[] = [];
  const batch = 100;
  for (let from = 0; from < audits; from += batch) {
    await session.run("delete from core.equity_cells");
    await session.run("delete from core.equity_clusters");
    const appender = await session.connection.createAppender(scenario.mostBadges ? "equity_clusters" : "equity_cells", "core");
    for (let audit = from; audit < Math.min(audits, from + batch); audit++) (scenario.mostBadges ? people : cells)(appender, chance, scenario, audit);
    appender.closeSync();
    await buildModels(session, {salt: "bench", select: downstream});
    const rows = await session.rows<{audit: number; badge: number; group: number; verdict: string}>("select attribute::integer as audit, badge_key::integer as badge, focal_group::integer as group, verdict from core.equity_verdicts order by all");
    found.push(...rows);
  }
  return found;
}

/** Rates differ between strata, and groups are spread over them unevenly. */
const stratumRate = ({strata, rate}: Scenario, stratum: number) => Math.min(0.95, rate * (strata === 1 ? 1 : 0.6 + (0.8 * stratum) / (strata - 1)));
const stratumOf = ({whole}: Random, {strata}: Scenario, group: number) => (strata === 1 ? 0 : Math.min(whole(0, strata - 1), whole(group % strata, strata - 1)));

function cells(appender: DuckDBAppender, chance: Random, scenario: Scenario, audit: number): void {
  for (let badge = 1; badge <= scenario.badges; badge++) {
    for (let group = 1; group <= scenario.groups; group++) {
      const pools = new Array<number>(scenario.strata).fill(0);
      for (let k = 0; k < scenario.perGroup; k++) pools[stratumOf(chance, scenario, group)]!++;
      pools.forEach((pool, stratum) => {
        if (pool === 0) return;
        appender.appendDate(auditEnd);
        appender.appendVarchar("awarded");
        appender.appendInteger(badge);
        appender.appendVarchar(String(audit));
        appender.appendVarchar(String(group));
        appender.appendVarchar("f");
        appender.appendVarchar(`l${stratum + 1}`);
        appender.appendInteger(0);
        appender.appendBigInt(BigInt(pool));
        appender.appendBigInt(BigInt(chance.binomial(pool, stratumRate(scenario, stratum) * (scenario.ratio?.(badge, group) ?? 1))));
        appender.endRow();
      });
    }
  }
}

function people(appender: DuckDBAppender, chance: Random, scenario: Scenario, audit: number): void {
  for (let group = 1; group <= scenario.groups; group++) {
    const alike = new Map<string, number>();
    for (let k = 0; k < scenario.perGroup; k++) {
      const stratum = stratumOf(chance, scenario, group);
      const rows = chance.whole(1, scenario.mostBadges!);
      const rate = stratumRate(scenario, stratum) * (scenario.ratio?.(0, group) ?? 1);
      const own = 1 / (1 + Math.exp(-(Math.log(rate / (1 - rate)) + 1.2 * chance.normal())));
      const key = `${stratum} ${rows} ${chance.binomial(rows, own)}`;
      alike.set(key, (alike.get(key) ?? 0) + 1);
    }
    for (const [key, number] of alike) {
      const [stratum, rows, selected] = key.split(" ").map(Number) as [number, number, number];
      appender.appendDate(auditEnd);
      appender.appendVarchar("overall");
      appender.appendVarchar(String(audit));
      appender.appendVarchar(String(group));
      appender.appendInteger(stratum + 1);
      appender.appendBigInt(BigInt(rows));
      appender.appendBigInt(BigInt(selected));
      appender.appendBigInt(BigInt(number));
      appender.endRow();
    }
  }
}
