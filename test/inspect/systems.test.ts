import {cpSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";
import {parse} from "yaml";
import {inspect} from "../../pipelines/inspect.ts";
import {inspectionLines} from "../../src/inspect/report.ts";
import {knownForms, systemFiles} from "../../src/inspect/systems.ts";
import {tableNamed} from "../../src/contract/tables.ts";
import {allColumns} from "../../src/inspect/fit.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import {folderOf} from "../sources/organization.ts";

const fixtures = fileURLToPath(new URL("../fixtures/systems/", import.meta.url));

/** What the draft must say of each system's example, beside the workers of the Workday one. */
const drafts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  workday: {
    employees: {
      skip: 3, dates: "%m/%d/%Y",
      columns: {employee_id: "Employee ID", worker_type: "Worker Type", hire_date: "Original Hire Date", termination_date: "Termination Date", termination_reason: "Primary Termination Reason", name: "Legal Name", work_email: "Email - Primary Work"},
      values: {worker_type: {"Regular": "employee", "Contingent Worker": "contingent"}, termination_reason: {"Resignation": "voluntary", "Dismissal": "involuntary", "End of Contract": "other"}}
    },
    job_history: {
      skip: 2, dates: "%m/%d/%Y",
      columns: {employee_id: "Employee ID", effective_date: "Effective Date", role_id: "Job Profile ID", team_id: "Supervisory Organization ID", manager_id: "Manager Employee ID", action: "Business Process Type", reason: "Business Process Reason", recorded_date: "Date Entered"},
      values: {action: {"Hire Employee": "hire", "Promote Employee": "promotion", "Move Workers": "reorganization", "Terminate Employee": "termination"}},
      carry_forward: ["role_id", "team_id", "manager_id", "location"]
    },
    roles: {skip: 2, columns: {role_id: "Job Profile ID", title: "Job Profile Name", family: "Job Family", level: "Management Level"}, constants: {level_rank: "1"}, distinct: true}
  },
  successfactors: {
    job_history: {
      values: {action: {"Data Change": "data_change"}},
      columns: {employee_id: "userId", effective_date: "startDate", sequence: "seqNumber", role_id: "jobCode", team_id: "department", manager_id: "managerId", action: "event", reason: "eventReason", recorded_date: "createdOn"}
    }
  },
  bamboohr: {job_history: {columns: {employee_id: "Employee #", effective_date: "Job Information: Date", role_id: "Job Title", team_id: "Department"}}, roles: {columns: {role_id: "Job Title", title: "Job Title", family: "Department"}, distinct: true}},
  cornerstone: {
    learning_enrollments: {
      skip: 2, dates: "%m/%d/%Y", columns: {enrollment_id: "Transcript ID", employee_id: "User ID", asset_id: "Training Object ID", enrolled_date: "Transcript Registration Date", completed_date: "Transcript Completed Date", status: "Transcript Status"},
      values: {status: {"In Progress": "enrolled", "Registered": "enrolled", "Completed Equivalent": "completed", "Not Started": "enrolled"}}
    }
  },
  moodle: {
    badge_submissions: {dates: "%s", columns: {submission_id: "id", employee_id: "userid", badge_id: "badgeid", decided_date: "dateissued", expires_date: "dateexpire"}, constants: {decision: "awarded"}, match: {employee_id: {by: "person_keys", system: "moodle"}}},
    person_keys: {columns: {key: "id", employee_id: "idnumber"}, constants: {system: "moodle"}}
  },
  credly: {
    badge_submissions: {
      dates: "%Y-%m-%d %H:%M:%S UTC", columns: {submission_id: "Badge ID", employee_id: "Recipient Email", badge_id: "Badge Template ID", decision: "State", decided_date: "Issued At", expires_date: "Expires At", revoked_date: "Revoked At"},
      values: {decision: {accepted: "awarded", pending: "awarded", revoked: "awarded"}}, match: {employee_id: {by: "work_email"}}
    }
  },
  accredible: {badge_submissions: {columns: {submission_id: "Credential ID", employee_id: "Recipient Email", badge_id: "Group Name", decided_date: "Issued On", expires_date: "Expired On"}, constants: {decision: "awarded"}, match: {employee_id: {by: "work_email"}}}},
  greenhouse: {
    requisitions: {
      columns: {requisition_id: "opening_id", role_id: "job_code", team_id: "department", location: "office", opened_date: "opened_at", filled_date: "closed_at", status: "close_reason", hired_employee_id: "employee_id"},
      values: {status: {"": "open", "Hire - New Headcount": "filled", "Hire - Backfill": "filled", "Not Filling": "cancelled"}}
    }
  },
  lever: {
    requisitions: {dates: "%s", columns: {requisition_id: "requisitionCode", role_id: "name", team_id: "team", opened_date: "createdAt", filled_date: "closedAt"}, values: {status: {closed: "filled", onHold: "open"}}}
  }
};

test("every system that is known has an example and a source, and maps columns that there are", () => {
  const systems = systemFiles().map(({name}) => name.replace(".yaml", "")).filter((name) => name !== "common");
  expect(readdirSync(fixtures).filter((name) => name !== "README.md").sort()).toEqual(systems);
  expect(Object.keys(drafts).sort()).toEqual(systems);
  for (const {name, text} of systemFiles()) if (name !== "common.yaml") expect(parse(text).source, name).toMatch(/https:\/\//);
  for (const {table, columns, values, constants} of knownForms()) {
    const known = allColumns(tableNamed(table));
    for (const name of [...Object.keys(columns), ...Object.keys(values), ...Object.keys(constants)]) expect(known.map((column) => column.name), `${table}.${name}`).toContain(name);
    for (const [name, words] of Object.entries(values)) {
      const {values: ours} = known.find((column) => column.name === name)!;
      if (ours) expect(ours, `${table}.${name}`).toEqual(expect.arrayContaining(Object.values(words).filter((word) => word !== null)));
    }
  }
});

test.each(Object.keys(drafts))("the example of %s is drafted as it is read", async (system) => {
  const folder = folderOf({});
  cpSync(join(fixtures, "workday", "workers.csv"), join(folder, "workers.csv"));
  cpSync(join(fixtures, system), folder, {recursive: true});
  const {inspection, drafted} = await inspect({source: folder, write: true});
  const text = readFileSync(drafted!, "utf8");
  const {tables} = parse(text) as {tables: Record<string, Record<string, unknown>>};
  for (const [table, expected] of Object.entries(drafts[system]!)) expect(tables[table], table).toEqual(expect.objectContaining(expected as object));
  await readManifest(folder);
  expect(text + inspectionLines(inspection).join("\n")).not.toMatch(/\bInes|Pavel|Mirela|Testperson|Madeup|works\.example/i);
});
