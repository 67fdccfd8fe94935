import {appendFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {folderOf, ingestFolder, organization} from "./organization.ts";

test.each([
  ["grows", (path: string) => appendFileSync(path, "E9,2022-01-01,woman\n"), "employees.csv was changed while it was read; run again when the export has been written to its end."],
  ["is written anew, at the same size", (path: string) => writeFileSync(path, String(organization["employees.csv"]).replace("E3", "E4")), "employees.csv was changed while it was read; run again when the export has been written to its end."],
  ["is taken away", (path: string) => rmSync(path), "employees.csv was taken away while it was read; run again when the export has been written to its end."]
])("a file that %s while it is read is refused, whatever was read of it", async (_, change, sentence) => {
  const folder = folderOf(organization);
  const refused = ingestFolder(folder, {report: ({file}) => file === "employees.csv" && change(join(folder, file))});
  await expect(refused).rejects.toThrow(sentence);
});

test("a file that changes after it was read is not: the next run finds it", async () => {
  const folder = folderOf(organization);
  const {summary} = await ingestFolder(folder, {report: ({file}) => file === "roles.csv" && appendFileSync(join(folder, "employees.csv"), "E9,2022-01-01,woman\n")});
  expect(summary.tables[0]).toMatchObject({table: "employees", accepted: 3});
});
