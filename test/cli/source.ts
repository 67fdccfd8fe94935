import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";

const day = (year: number, month: number, date: number) => `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

/** A small organization as files named after the tables: sixty people of two levels, some promoted, and openings. Its audit is made on request unless said: most tests are not about it. */
export function writeSource(folder: string, {organization = "Harbour Works", openings = 30, audit = "on_request"}: {organization?: string; openings?: number; audit?: "always" | "on_request"} = {}): void {
  const people = Array.from({length: 60}, (_, k) => ({id: `QX${String(4410000 + k * 17)}`, hired: day(2022, 1 + (k % 12), 1 + (k % 27)), k}));
  const employees = people.map(({id, hired, k}) => [id, hired, k % 2 ? "woman" : "man", `Person ${k}`]);
  const jobs = people.flatMap(({id, hired, k}) => [
    [id, hired, "associate", "team-1", "hire"],
    ...(k % 3 === 0 ? [[id, day(2024, 1 + (k % 12), 10), "specialist", "team-1", "promotion"]] : [])
  ]);
  const requisitions = Array.from({length: openings}, (_, k) => [`R${k}`, "specialist", day(2024, 1 + (k % 12), 1), day(2024, 1 + (k % 12), 10), "filled", k % 2 ? "external" : "internal"]);
  const files: Record<string, readonly (readonly string[])[]> = {
    employees: [["employee_id", "hire_date", "gender", "name"], ...employees],
    job_history: [["employee_id", "effective_date", "role_id", "team_id", "action"], ...jobs],
    roles: [["role_id", "title", "family", "level", "level_rank"], ["associate", "Associate", "service", "associate", "1"], ["specialist", "Specialist", "service", "specialist", "2"]],
    requisitions: [["requisition_id", "role_id", "opened_date", "filled_date", "status", "source"], ...requisitions]
  };
  mkdirSync(folder, {recursive: true});
  for (const [name, rows] of Object.entries(files)) writeFileSync(join(folder, `${name}.csv`), rows.map((row) => `${row.join(",")}\n`).join(""));
  writeFileSync(join(folder, "sources.yaml"), `organization: ${organization}\nas_of: 2025-12-31\nhistory_from: 2023-01-01\naudit: {build: ${audit}}\n`);
}
