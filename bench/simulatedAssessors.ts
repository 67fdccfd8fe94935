import {DuckDBDateValue} from "@duckdb/node-api";
import {buildModels} from "../src/warehouse/models.ts";
import type {Session} from "../src/warehouse/session.ts";
import type {Random} from "./random.ts";

const assessors = 200;
/**
 * The share of equal assessors that marts.assessor_calibration calls outliers, over so many organizations of 200 assessors each. `spread`: the
 * standard deviation between them, in log odds of an award (0.2: two thirds within 4 or 5 points of a rate of 70 %).
 */
export async function assessorsOutside(session: Session, chance: Random, organizations: number, spread: number): Promise<number> {
  await session.run("create or replace table staging.people as select k::integer as person_id, 'a' || k as employee_id from range(1, 201) as t (k)");
  let outside = 0;
  for (let k = 0; k < organizations; k++) {
    await session.run("create or replace table core.states as select k::integer as state_id, 'l' || k as level from range(1, 4) as t (k)");
    await session.run("create or replace table core.decisions (assessor_person_id integer, badge_key integer, state_id integer, decided_date date, awarded boolean)");
    const appender = await session.connection.createAppender("decisions", "core");
    for (let assessor = 1; assessor <= assessors; assessor++) {
      const own = spread * chance.normal();
      for (let decisions = chance.whole(5, 150); decisions > 0; decisions--) {
        const [badge, level] = [chance.whole(1, 12), chance.whole(1, 3)];
        appender.appendInteger(assessor);
        appender.appendInteger(badge);
        appender.appendInteger(level);
        appender.appendDate(new DuckDBDateValue(20_270));
        appender.appendBoolean(chance.uniform() < 1 / (1 + Math.exp(-(0.4 + 0.05 * badge + 0.3 * level + own))));
        appender.endRow();
      }
    }
    appender.closeSync();
    await buildModels(session, {salt: "bench", select: ["core.assessor_cases", "core.assessor_findings"]});
    const [row] = await session.rows<{outside: number}>("select count(*)::integer as outside from core.assessor_findings where outlier");
    outside += row!.outside;
  }
  return outside / (organizations * assessors);
}
