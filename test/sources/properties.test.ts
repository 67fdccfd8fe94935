import fc from "fast-check";
import {expect, test} from "vitest";
import {folderOf, ingestFolder, lines, type Files} from "./organization.ts";

const header = "employee_id,effective_date,role_id,action,reason";

/** Job rows with every kind of dirt, keys so few that they collide. */
const jobRow = fc.tuple(
  fc.constantFrom("E1", "E2", " E3 ", "E9", ""), fc.constantFrom("2021-01-01", "2021-02-01", "20210201", "2021-02-30"),
  fc.constantFrom("R1", "R2", "R9", ""), fc.constantFrom("", "Hire", "termination", "nonsense"), fc.constantFrom("", "other", '"a, b"', '"two\nlines"')
).map((fields) => fields.join(","));
const brokenRow = fc.constantFrom("E1,2021-01-01", "E1,2021-01-01,R1,hire,x,y", 'E1,2021-01-01,R1,hire,"a"b');
const rows = fc.array(fc.oneof({weight: 9, arbitrary: jobRow}, {weight: 1, arbitrary: brokenRow}), {minLength: 2, maxLength: 40});

/** What may not depend on how the rows lie in files: what is accepted, and how many are rejected for what. */
async function outcome(jobFiles: Files) {
  const folder = folderOf({
    "sources.yaml": "reject_limit: 1\nas_of: 2021-12-31\nhistory_from: 2021-01-01\n",
    "employees.csv": lines("employee_id,hire_date", "E1,2020-01-01", "E2,2020-02-01", "E3,2021-03-01"),
    "roles.csv": lines("role_id,title,family,level,level_rank", "R1,Clerk,Office,L1,1", "R2,Lead,Office,L2,2"),
    // One row that nothing collides with, so that the table is never without an accepted row.
    "job_history/0.csv": lines(header, "E1,2020-01-01,R1,hire,"),
    ...jobFiles
  });
  const {session, summary} = await ingestFolder(folder);
  const job = summary.tables.find(({table}) => table === "job_history")!;
  const accepted = await session.rows("select * exclude (load_id) from raw.job_history order by all");
  const total = Object.values(job.rejected).reduce((sum, count) => sum + count, 0);
  expect(job.rowsRead).toBe(job.accepted + total);
  return {accepted, rejected: job.rejected, rowsRead: job.rowsRead};
}

test("shuffling the rows or splitting the file changes neither what is accepted nor what is rejected", async () => {
  await fc.assert(fc.asyncProperty(
    rows.chain((given) => fc.record({given: fc.constant(given), shuffled: fc.shuffledSubarray(given, {minLength: given.length}), cut: fc.nat(given.length)})),
    async ({given, shuffled, cut}) => {
      // The same bytes twice are one file, so that the parts bear a mark: a column that is not read.
      const part = (name: string, some: readonly string[]) => lines(`${header},${name}`, ...some.map((row) => `${row},`));
      const whole = await outcome({"job_history/1.csv": part("whole", given)});
      expect(await outcome({"job_history/1.csv": part("shuffled", shuffled)})).toEqual(whole);
      expect(await outcome({"job_history/1.csv": part("first", shuffled.slice(0, cut)), "job_history/2.csv": part("second", shuffled.slice(cut))})).toEqual(whole);
    }
  ), {numRuns: 25});
});
