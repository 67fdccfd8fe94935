import {readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {parse, stringify} from "yaml";
import {inspect} from "../../pipelines/inspect.ts";
import {tableNamed} from "../../src/contract/tables.ts";
import {requiredColumns} from "../../src/inspect/fit.ts";
import {publishedDemo} from "../demo/published.ts";
import {publish} from "../golden/organization.ts";
import {newFolder, prints} from "../publish/folders.ts";
import {disguise, disguises} from "./disguise.ts";

const folder = newFolder();
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** What tells of loads and of the data's quality, which outsiders and titles change. */
const ofLoads = /\/(sources|rejects|checks)\.arrow$/;
const figures = (folder: string) => ({
  files: Object.fromEntries(Object.entries(prints(folder)).filter(([file]) => !ofLoads.test(file) && !file.endsWith("publication.json"))),
  headers: readdirSync(folder).map((audience) => {
    // The attack counts the cells of those files too.
    const {attack: _, ...header} = JSON.parse(readFileSync(join(folder, audience, "publication.json"), "utf8"));
    return header;
  })
});

test("exports under other names, with what changed alone, titles, copies and outsiders, give the publications of the clean ones after at most five edits of the draft", async () => {
  const source = join(folder, "Meridian Services"), {source: clean, draft: published} = await publishedDemo();
  await disguise(clean, source);
  const {drafted} = await inspect({source, write: true});
  const draft = parse(readFileSync(drafted!, "utf8"));

  const needed = Object.entries(disguises).flatMap(([table, {columns}]) => requiredColumns(tableNamed(table)).map(({name}) => ({name: `${table}.${name}`, right: (draft.tables[table]?.columns?.[name] ?? name) === (columns[name]!.toLowerCase() === name ? name : columns[name])})));
  const wrong = needed.filter(({right}) => !right).map(({name}) => name);
  expect(1 - wrong.length / needed.length).toBeGreaterThanOrEqual(0.9);
  expect(draft.tables.employees).toMatchObject({pick: "latest", skip: 3, files: "workday/workers-*.csv"});
  expect(draft.tables.learning_enrollments).toMatchObject({pick: "latest", skip: 2});
  expect(draft.tables.job_history).toMatchObject({skip: 2, carry_forward: ["role_id", "team_id", "location"]});
  expect(draft.tables.badge_submissions.match).toEqual({employee_id: {by: "work_email"}, assessor_id: {by: "work_email"}, second_assessor_id: {by: "work_email"}});

  let edits = 0;
  const edit = (change: () => void) => { edits++; change(); };
  edit(() => { draft.history_from = "2021-07-01"; });
  edit(() => { draft.tables.outcome_metrics.columns.better = "Good Is"; });
  edit(() => { draft.tables.sentiment_responses.columns.question = "Prompt"; });
  edit(() => { draft.tables.competencies.columns.scope = "Breadth"; });
  expect(edits).toBeLessThanOrEqual(5);
  writeFileSync(drafted!, stringify(draft));
  expect(figures(await publish(source, join(folder, "out-disguised")))).toEqual(figures(published));
}, 300_000);
