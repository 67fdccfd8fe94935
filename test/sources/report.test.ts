import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, test} from "vitest";
import {runReport} from "../../src/sources/report.ts";
import {reportLines} from "../../src/sources/reportLines.ts";
import {folderOf, ingestFolder, lines, organization, write} from "./organization.ts";

const header = "employee_id,hire_date,gender,shoe";
const findings = [
  {check: "unknown_team", table: "job_history", rows: 3, outcome: "emptied", explanation: "Job rows with a team that is not in teams: read as empty."},
  {check: "job_row_after_as_of", table: "job_history", rows: 1200, outcome: "left_out", explanation: "Job rows effective after as_of: in no figure."},
  {check: "award_before_hire", table: "badge_submissions", rows: 2, outcome: "kept", explanation: "Awards dated before the person's first day."},
  {check: "numerator_without_denominator", table: "marts.metric_values", rows: 9, outcome: "kept", explanation: "Of a model, not of an export."}
] as const;

test("what was read, rejected, left out, emptied and kept, and how fresh it is against the last load", async () => {
  const place = mkdtempSync(join(tmpdir(), "badgeways-report-"));
  try {
    const folder = folderOf({...organization, "sources.yaml": "reject_limit: 1\nas_of: 2026-06-30\n", "employees.csv": lines(header, "E1,2020-01-01,woman,7", "E2,2020-02-01,man,7", "E3,2021-03-01,woman,7", "E4,never,,7")});
    const last = join(place, "last.duckdb");
    const first = await ingestFolder(folder, {warehouse: last});
    expect(runReport(first.summary, []).tables[0]).toMatchObject({table: "employees", rejected: {unreadable_value: 1}, newest: "2021-03-01", last: null});
    first.session.close();
    // A row more, the newest one gone and one after as_of, which tells nothing of freshness.
    write(folder, {"employees.csv": lines(header, "E1,2020-01-01,woman,7", "E2,2020-02-01,man,7", "E5,2020-02-01,man,7", "E3,2021-02-01,woman,7", "E6,2027-01-01,man,7"), "notes.txt": "mine"});
    const report = runReport((await ingestFolder(folder, {previous: last})).summary, findings);
    expect(report.tables[0]!.last).toMatchObject({accepted: 3, newest: "2021-03-01"});
    const today = report.tables[1]!.last!.loaded_at.slice(0, 10);
    expect(reportLines(report)).toEqual([
      "The data covers 2020-01-01 to 2026-06-30.", "",
      "             files  rows read  accepted  newest day  since the last load",
      "employees        1          5         5  2021-02-01  2 more rows, 28 days OLDER",
      `job_history      1          3         3  2021-03-01  unchanged since ${today}`,
      `roles            1          2         2  -           unchanged since ${today}`, "",
      "Left out", "  job_history  1,200  Job rows effective after as_of: in no figure", "",
      "Read as empty", "  job_history  3  Job rows with a team that is not in teams: read as empty", "",
      "Kept, with a contradiction", "  badge_submissions  2  Awards dated before the person's first day", "",
      "Columns of employees not used: shoe.", "No table reads notes.txt.", expect.stringMatching(/^Not supplied: person_keys, teams, /), ""
    ]);
  } finally {
    rmSync(place, {recursive: true, force: true});
  }
});
