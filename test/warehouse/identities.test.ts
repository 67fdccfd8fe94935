import {expect, test} from "vitest";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {buildModels} from "../../src/warehouse/models.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {sqlFile} from "./sqlFile.ts";

const checks = readSqlFiles().checks.filter(({name}) => name === "identities_read");

async function judged(...models: [name: string, text: string][]) {
  const session = await openSession();
  await session.run("create schema raw");
  await session.run("create table raw.settings as select []::varchar[] as demographics");
  await session.run("create table raw.identities as select 'E1' as employee_id, 'Ada' as name");
  await session.run("create table raw.employees as select 'E1' as employee_id");
  await buildModels(session, {files: {models: models.map(([name, text]) => sqlFile(name, text)), functions: [], checks}, salt: "pepper"});
  await runChecks(session, checks);
  return refuseFailedChecks(session).finally(() => session.close());
}

test("a model that reads names or addresses, in a subquery too, stops the run before the swap; one that does not, does not", async () => {
  await expect(judged(["core.a", "select employee_id from raw.employees"])).resolves.toBeUndefined();
  await expect(judged(["core.a", "select employee_id from raw.employees where employee_id in (select employee_id from raw.identities)"])).rejects.toThrow("identities_read (1 row)");
  await expect(judged(["marts.b", "with named as (from raw.employees join raw.identities using (employee_id)) select name from named"])).rejects.toThrow("identities_read");
});
