import {readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {publications} from "../../src/publish/catalogue.ts";
import {readPackQueries, readSqlFiles} from "../../src/warehouse/modelFiles.ts";
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

test("names and addresses are read by one query of private packs, which no model, page or publication reads", () => {
  const {models, checks} = readSqlFiles();
  const statements = (text: string) => text.replaceAll(/--.*/g, "");
  expect(readPackQueries().filter(({text}) => statements(text).includes("raw.identities")).map(({name}) => name)).toEqual(["packs.names"]);
  expect([...models, ...checks].filter(({text}) => /\bpacks\./.test(statements(text))).map(({name}) => name)).toEqual([]);
  expect(publications.filter((one) => JSON.stringify(one).includes("packs"))).toEqual([]);
  const project = fileURLToPath(new URL("../..", import.meta.url));
  const sources = ["reports", "src/publish", "src/disclosure", "src/warehouse"].flatMap((room) => readdirSync(`${project}/${room}`, {recursive: true, encoding: "utf8"}).filter((name) => name.endsWith(".ts")).map((name) => `${project}/${room}/${name}`));
  expect(sources.filter((path) => /from "[^"]*\/packs\//.test(readFileSync(path, "utf8")))).toEqual([]);
});
