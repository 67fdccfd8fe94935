import {writeFileSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {expect, test} from "vitest";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization, write} from "./organization.ts";

const header = "employee_id,effective_date,sequence,action,role_id,team_id,location";
const carrying = "reject_limit: 1\ntables:\n  job_history:\n    carry_forward: [role_id, team_id, location]\n";
const history = "select employee_id as e, effective_date::varchar as d, role_id as r, team_id as t, location as l from raw.job_history order by employee_id, effective_date, sequence";
const told = async (rows: (sql: string) => Promise<Record<string, string | null>[]>) => (await rows(history)).map(({e, d, r, t, l}) => [e, d, r ?? "-", t ?? "-", l ?? "-"].join(" "));

test("an empty value is that of the row before it; a hire begins anew, a termination ends it, a first empty role is missing", async () => {
  const {rows, rejects} = await ingestFiles({
    ...organization, "sources.yaml": carrying,
    "job_history.csv": lines(header,
      "E1,2020-01-01,0,hire,R1,T1,Bonn", "E1,2020-06-01,0,transfer,,T2,", "E1,2021-01-01,0,promotion,R2,,", "E1,2022-01-01,0,termination,,,", "E1,2023-01-01,0,rehire,R1,,Kiel", "E1,2023-01-01,1,,,T3,",
      "E2,2020-02-01,0,hire,,T1,Bonn", "E2,2020-03-01,0,,R1,,", "E2,2020-04-01,0,termination,,,", "E2,2020-05-01,0,,,T9,",
      "E3,2021-03-01,0,,R9,T1,", "E3,2021-04-01,0,,,,Kiel")
  });
  expect(await told(rows)).toEqual([
    "E1 2020-01-01 R1 T1 Bonn", "E1 2020-06-01 R1 T2 Bonn", "E1 2021-01-01 R2 T2 Bonn", "E1 2022-01-01 R2 T2 Bonn", "E1 2023-01-01 R1 - Kiel", "E1 2023-01-01 R1 T3 Kiel",
    "E2 2020-03-01 R1 T1 Bonn", "E2 2020-04-01 R1 T1 Bonn"
  ]);
  // The role that nobody knows is carried too: a full export would name it in both rows.
  expect(await rejects()).toEqual([
    "job_history:8 role_id=- missing_value", "job_history:11 role_id=- missing_value", "job_history:12 role_id=R9 unknown_role", "job_history:13 role_id=R9 unknown_role"
  ]);
});

test("rows of a block that gives everything stop what is carried: empty there is unknown", async () => {
  const {rows} = await ingestFiles({
    ...organization,
    "sources.yaml": "tables:\n  job_history:\n    - {files: changes.csv, carry_forward: [role_id, team_id, location]}\n    - {files: whole.csv}\n",
    "changes.csv": lines(header, "E1,2020-01-01,0,hire,R1,T1,Bonn", "E1,2020-03-01,0,,,,Kiel", "E2,2020-02-01,0,hire,R1,T1,Bonn"),
    "whole.csv": lines(header, "E1,2020-02-01,0,transfer,R1,,Bonn", "E1,2020-04-01,0,promotion,R2,,")
  });
  expect(await told(rows)).toEqual(["E1 2020-01-01 R1 T1 Bonn", "E1 2020-02-01 R1 - Bonn", "E1 2020-03-01 R1 - Kiel", "E1 2020-04-01 R2 - -", "E2 2020-02-01 R1 T1 Bonn"]);
});

/** A person's rows in full, and what an export of changes would leave of them. */
const histories = fc.array(fc.array(fc.record({action: fc.constantFrom("hire", "rehire", "termination", "transfer", ""), role: fc.constantFrom("R1", "R2"), team: fc.constantFrom("T1", "T2"), location: fc.constantFrom("Bonn", "Kiel"), file: fc.nat(2)}), {maxLength: 6}), {minLength: 3, maxLength: 3});

test("changes alone, over several files, give what the full export gives", async () => {
  await fc.assert(fc.asyncProperty(histories, async (people) => {
    const full: string[] = [], changes: string[][] = [[], [], []];
    people.forEach((rows, person) => {
      let before = ["", "", ""];
      rows.forEach(({action, role, team, location, file}, k) => {
        const [id, values] = [`E${person + 1},2021-01-${String(k + 1).padStart(2, "0")},0,${action}`, [role, team, location]];
        if (action === "hire" || action === "rehire") before = ["", "", ""];
        full.push(`${id},${values.join(",")}`);
        changes[file]!.push(`${id},${values.map((value, n) => (value === before[n] ? "" : value)).join(",")}`);
        before = action === "termination" ? ["", "", ""] : values;
      });
    });
    const base = {...organization, "sources.yaml": "reject_limit: 1\n", "job_history.csv": lines(header, "E1,2020-01-01,0,hire,R1,T1,Bonn", "E1,2020-12-31,0,termination,R1,T1,Bonn", ...full)};
    const {"job_history.csv": _, ...rest} = base;
    const parts = Object.fromEntries(changes.map((rows, k) => [`job_history/${k}.csv`, lines(header, ...rows)]));
    const opening = {"job_history/first.csv": lines(header, "E1,2020-01-01,0,hire,R1,T1,Bonn", "E1,2020-12-31,0,termination,,,")};
    const whole = await ingestFiles(base), carried = await ingestFolder(folderOf({...rest, ...parts, ...opening, "sources.yaml": carrying}));
    expect(await told(carried.rows)).toEqual(await told(whole.rows));
    expect(await carried.rejects()).toEqual([]);
  }), {numRuns: 15, verbose: 0});
}, 120_000);

test("carried rows are taken over only with their whole table", async () => {
  const folder = folderOf({...organization, "sources.yaml": carrying});
  write(folder, {"job_history/1.csv": lines(header, "E1,2020-01-01,0,hire,R1,T1,Bonn", "E9,2020-01-01,0,hire,R1,T1,Bonn"), "job_history/2.csv": lines(header, "E1,2020-06-01,0,,,T2,", "E9,2020-02-01,0,,R2,,", "E2,2020-02-01,0,,,,")});
  writeFileSync(join(folder, "job_history.csv"), `${header}\n`);
  const place = folderOf({});
  const run = async (name: string, previous?: string) => {
    const result = await ingestFolder(folder, {warehouse: join(place, name), previous: previous && join(place, previous)});
    const found = {rows: await told(result.rows), rejects: await result.rejects(), reused: result.summary.tables.find(({table}) => table === "job_history")!.reusedFiles};
    result.session.close();
    return found;
  };
  const first = await run("first");
  expect(first.rows).toEqual(["E1 2020-01-01 R1 T1 Bonn", "E1 2020-06-01 R1 T2 Bonn"]);
  expect(await run("second", "first")).toEqual({...first, reused: 3});
  write(folder, {"employees.csv": `${organization["employees.csv"] as string}E9,2020-01-01,man\n`});
  const joined = await run("third", "second");
  expect(joined).toMatchObject({reused: 3, rejects: ["job_history:4 role_id=- missing_value"]});
  expect(joined.rows.slice(2)).toEqual(["E9 2020-01-01 R1 T1 Bonn", "E9 2020-02-01 R2 T1 Bonn"]);
  write(folder, {"job_history/1.csv": lines(header, "E1,2020-01-01,0,hire,R2,T1,Kiel")});
  expect(await run("fourth", "third")).toMatchObject({rows: ["E1 2020-01-01 R2 T1 Kiel", "E1 2020-06-01 R2 T2 Kiel", "E9 2020-02-01 R2 - -"], reused: 0});
});

test.each([
  ["job_history:\n    carry_forward: [role_id, action]", "sources.yaml, line 3: action is not carried forward; role_id, team_id, manager_id, location can be."],
  ["job_history:\n    carry_forward: teamid", "teamid is not carried forward; role_id, team_id, manager_id, location can be; the nearest is team_id."],
  ["roles:\n    carry_forward: [family]", "nothing of roles is carried forward; only job_history takes carry_forward."],
  ["job_history:\n    carry_forward: [location]", "job_history.csv has no column location for job_history.location"]
])("%s is refused", async (tables, sentence) => {
  expect(await faultOf({...organization, "sources.yaml": `tables:\n  ${tables}\n`})).toContain(sentence);
});
