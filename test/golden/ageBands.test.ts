import {appendFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {writeDemo} from "../../src/demo/write.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {newFolder} from "../publish/folders.ts";
import {publish} from "./organization.ts";

test("an organization of 300 with age_bands passes the gate; a year's person-days are those of the ages in it", async () => {
  const folder = newFolder(), source = join(folder, "source");
  await writeDemo({folder: source, employees: 300, plain: true});
  appendFileSync(join(source, "sources.yaml"), "age_bands: [30, 40, 50, 60]\n");
  await publish(source, join(folder, "out"));
  const session = await openSession(join(folder, "out/warehouse.duckdb"), {readOnly: true});
  expect(await session.rows(`
    with years as (
      select year, case when b.birth_year is null then 'Unknown' when year - b.birth_year < 30 then 'under 30' when year - b.birth_year < 40 then '30–39'
          when year - b.birth_year < 50 then '40–49' when year - b.birth_year < 60 then '50–59' else '60 and over' end as member,
        sum(least(j.end_date, make_date(year + 1, 1, 1)) - greatest(j.start_date, make_date(year, 1, 1)))::integer as days
      from core.job_states as j
      join staging.people as b using (person_id)
      join (values (2022), (2023), (2024), (2025)) as y (year) on j.start_date < make_date(year + 1, 1, 1) and j.end_date > make_date(year, 1, 1)
      group by all)
    select year, member, days, person_days
    from years
    full join (select year(period_start) as year, member, person_days from core.metric_counts where metric = 'mover_rate' and grain = 'year' and dimension = 'age_band' and person_days > 0) using (year, member)
    where days is distinct from person_days`)).toEqual([]);
  const published = await session.rows("select distinct member from published.metric_values where dimension = 'age_band' and state = 'shown' and grain = 'year'");
  expect(published.map(({member}) => member).sort()).toEqual(["30–39", "40–49", "50–59", "under 30"]);
  session.close();
  rmSync(folder, {recursive: true, force: true});
});
