import {expect, test} from "vitest";
import {refuseFailedChecks, runChecks} from "../../src/warehouse/checks.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {sqlFile} from "./sqlFile.ts";

test("checks: all are listed, those of error weight stop the run by name and count", async () => {
  const session = await openSession();
  await runChecks(session, [
    sqlFile("fine", "select '1' as example where false", {table: "t", severity: "error", explanation: "Fine."}),
    sqlFile("noted", "select 'x' as example", {table: "t", severity: "info", explanation: "Noted."})]);
  expect(await session.rows("select \"check\", severity, rows_affected::integer as n, example from marts.data_quality")).toEqual([{check: "fine", severity: "error", n: 0, example: null}, {check: "noted", severity: "info", n: 1, example: "x"}]);
  await refuseFailedChecks(session);
  await runChecks(session, [sqlFile("broken", "select 'EM0000001' as example from range(3)", {table: "t", severity: "error", explanation: "Broken."})]);
  await expect(refuseFailedChecks(session)).rejects.toThrow(/broken \(3 rows\)/);
  await expect(refuseFailedChecks(session)).rejects.not.toThrow(/EM0000001/);
  session.close();
});

test("a check that fails at run or lacks its header: file and line", async () => {
  const session = await openSession();
  await expect(runChecks(session, [sqlFile("broken", "-- table: t\nselect nothing as example\nfrom range(3)", {table: "t", severity: "error", explanation: "Broken."})])).rejects.toThrow(/^The check sql\/broken\.sql:2 failed: Binder Error/);
  await expect(runChecks(session, [sqlFile("bare", "select 'x' as example")])).rejects.toThrow("sql/bare.sql must begin with the lines");
  await expect(runChecks(session, [sqlFile("loud", "select 'x' as example", {table: "t", severity: "fatal", explanation: "Loud."})])).rejects.toThrow("severity is one of info, warning, error, not fatal");
  session.close();
});

test("every check of the project says its table, weight and reason", () => {
  for (const {path, header} of readSqlFiles().checks) expect(Object.keys(header), path).toEqual(expect.arrayContaining(["table", "severity", "explanation"]));
});
