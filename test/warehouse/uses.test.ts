import {expect, test} from "vitest";
import {ownedBy, uses, type Use} from "../../src/contract/uses.ts";
import {reportLines} from "../../src/sources/reportLines.ts";
import {runReport} from "../../src/sources/report.ts";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {ingestFiles, lines, organization} from "../sources/organization.ts";
import {sqlFile} from "./sqlFile.ts";

const everything = {
  ...organization,
  "badges.csv": lines("badge_id,version,name,level,award_logic,effective_from", "B1,1,n,silver,assessment,2019-01-01"),
  "badge_submissions.csv": lines("submission_id,employee_id,badge_id,enrolled_date,decision,decided_date,assessor_id,second_assessor_id,rubric_score", "S1,E1,B1,2020-02-01,awarded,2020-03-01,E2,E3,4"),
  "submission_reviews.csv": lines("submission_id,assessor_id,recommendation,reviewed_date", "S1,E2,award,2020-02-20"),
  "performance_reviews.csv": lines("employee_id,review_date,rating,high_performer", "E1,2021-01-01,5,yes"),
  "development_actions.csv": lines("action_id,manager_id,employee_id,kind,due_date,completed_date", "A1,E2,E1,one_on_one,2021-02-01,2021-02-01"),
  "sentiment_responses.csv": lines("response_id,team_id,survey_date,question,score", "Q1,T1,2021-02-01,Next step?,4")
};

/** Names that only what a use owns bears, in any table. */
const own: Readonly<Record<Use, RegExp>> = {
  assessors: /assessor|recommendation|reviewed_date/, manager_engagement: /^(action_id|due_date)$/, performance: /^(rating|high_performer|review_date)$/, sentiment: /^(response_id|survey_date|question|score)$/, talent_review_packs: /talent/
};

async function built(off: readonly Use[]) {
  const {session, summary} = await ingestFiles({...everything, "sources.yaml": `as_of: 2022-06-30\nhistory_from: 2020-01-01\nuses: {${off.map((use) => `${use}: off`).join(", ")}}\n`});
  const files = readSqlFiles();
  await buildModels(session, {files, salt: "pepper"});
  await runChecks(session, files.checks);
  await refuseFailedChecks(session);
  const columns = await session.rows<{place: string; column: string}>("select table_schema || '.' || table_name as place, column_name as column from information_schema.columns");
  const left = await session.rows<{use: string; state: string; left_out: string}>("from marts.uses");
  return {session, summary, columns, tables: new Set(columns.map(({place}) => place)), left};
}

test("all on: everything is read and built, and nothing is left out", async () => {
  const {columns, tables, left} = await built([]);
  expect(left.map(({use, state, left_out}) => [use, state, left_out])).toEqual(uses.map((use) => [use, "on", ""]));
  for (const use of uses) {
    for (const table of ownedBy[use].tables) expect(tables).toContain(`raw.${table}`);
    if (use !== "talent_review_packs") expect(columns.some(({column}) => own[use].test(column)), use).toBe(true);
  }
  expect(tables).toContain("metrics.conversation_coverage");
});

test.each(uses)("%s off: what it owns is neither read nor built, and marts.uses says so", async (use) => {
  const {session, summary, columns, tables, left} = await built([use]);
  for (const table of ownedBy[use].tables) expect(tables).not.toContain(`raw.${table}`);
  expect(columns.filter(({column}) => own[use].test(column)).map(({place, column}) => `${place}.${column}`)).toEqual([]);
  const {state, left_out} = left.find((row) => row.use === use)!;
  expect(state).toBe("off");
  const named = left_out.split(";").filter(Boolean);
  for (const table of ownedBy[use].tables) expect(named).toContain(table);
  for (const model of named.filter((name) => /^(staging|core|metrics|marts|published)\./.test(name))) expect(tables).not.toContain(model);
  expect(reportLines(runReport(summary, []))).toContain(`Not used, by agreement: ${use}.`);
  if (use !== "talent_review_packs") expect(await session.rows(`select 1 from raw.loads where table_name in (${ownedBy[use].tables.map((table) => `'${table}'`).join(", ")})`)).toEqual([]);
});

test("regrettable exits without performance are those that the flag names", async () => {
  const employees = lines("employee_id,hire_date,termination_date,termination_reason,regrettable", "E1,2020-01-01,2021-06-30,voluntary,", "E2,2020-02-01,2021-06-30,voluntary,yes", "E3,2021-03-01,,,");
  const regrettable = async (yaml: string) => {
    const {session} = await ingestFiles({...everything, "employees.csv": employees, "sources.yaml": `as_of: 2022-06-30\nhistory_from: 2020-01-01\n${yaml}`});
    await buildModels(session, {salt: "pepper", targets: ["marts.metric_values"]});
    return (await session.rows("select numerator::integer as n from marts.metric_values where metric = 'regrettable_attrition_rate' and grain = 'year' and period_start = date '2021-01-01' and dimension = 'all'"))[0]!.n;
  };
  expect([await regrettable(""), await regrettable("uses: {performance: off}\n")]).toEqual([2, 1]);
});

test("a model that reads what is left out, and a use that is none, are named with file and line", async () => {
  const session = await openSession();
  await session.run("create schema raw");
  await session.run("create table raw.settings as select []::varchar[] as demographics");
  await session.run("create table raw.uses as select 'sentiment' as use, 'off' as state");
  const build = (...models: [string, string, Record<string, string>?][]) => buildModels(session, {files: {models: models.map((model) => sqlFile(...model)), functions: [], checks: []}, salt: "pepper"});
  await expect(build(["core.a", "select 1 as x", {uses: "sentiment"}], ["core.b", "select x\nfrom core.a"])).rejects.toThrow("sql/core/b.sql:2 reads core.a, which no model makes");
  await expect(build(["core.a", "select 1 as x,\n    2 as y -- uses: sentimant"])).rejects.toThrow("sql/core/a.sql:2: there is no use sentimant; the nearest is sentiment.");
  await expect(build(["core.a", "select 1 as x", {uses: "moods"}])).rejects.toThrow("there is no use moods; there are assessors,");
  await build(["core.a", "select\n    nothing, -- uses: sentiment\n    1 as x"], ["core.b", "from core.c", {uses: "performance, sentiment"}]);
  expect(await session.rows("from core.a")).toEqual([{x: 1}]);
  expect(await session.rows("select left_out from marts.uses where use = 'sentiment'")).toEqual([{left_out: "sentiment_responses;core.b"}]);
  session.close();
});
