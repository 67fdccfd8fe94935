import {expect, test} from "vitest";
import {faultOf, ingestFiles, lines} from "./organization.ts";

const born = {"employees.csv": lines("employee_id,hire_date,gender,birth_year,age_band", "E1,2020-01-01,woman,1990,old", "E2,2020-02-01,man,,old", "E3,2021-03-01,woman,1970,old")};
const manifest = (...keys: string[]) => ({"sources.yaml": lines("reject_limit: 1", ...keys)});

test("with age_bands the attribute age_band is audited, and the delivered column is not read but named as such", async () => {
  const {rows, summary} = await ingestFiles({...born, ...manifest("age_bands: [30, 40]")});
  expect(await rows("select demographics, age_bands from raw.settings")).toEqual([{demographics: ["gender", "age_band"], age_bands: [30, 40]}]);
  expect((await rows("describe raw.employees")).map(({column_name}) => column_name)).not.toContain("age_band");
  expect(summary.tables.find(({table}) => table === "employees")?.extraColumns).toEqual(["age_band"]);
});

test("named among the demographics, the age band needs no column; without age_bands it is the column", async () => {
  const {"employees.csv": employees} = born;
  const without = {"employees.csv": String(employees).replaceAll(/,(age_band|old)$/gm, "")};
  const {rows} = await ingestFiles({...without, ...manifest("demographics: [age_band, gender]", "age_bands: [30]")});
  expect(await rows("select demographics from raw.settings")).toEqual([{demographics: ["age_band", "gender"]}]);
  expect(await (await ingestFiles({...born, ...manifest()})).rows("select demographics, age_bands from raw.settings")).toEqual([{demographics: ["gender", "age_band"], age_bands: null}]);
});

test("age_bands without a birth year are refused in one sentence", async () => {
  expect(await faultOf(manifest("age_bands: [30]"))).toBe(
    "sources.yaml, line 2: age_bands needs birth_year, which no file of employees holds; name its column under tables: employees: columns: birth_year, or take age_bands out.");
});
