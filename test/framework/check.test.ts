import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {badgewaysHere} from "../cli/commandHere.ts";
import {written} from "./folders.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-framework-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

const sound = {
  roles: "role_id,title,family,level,level_rank,track\na,Associate,Service,L1,1,core\nb,Specialist,Service,L2,2,core\n",
  competencies: "competency_id,name,scope,family,behavior\ncalls,Calls,family,Service,Hands a case over with all that is known\n",
  badges: "badge_id,version,name,competency_id,level,award_logic,required_evidence,validators_required,effective_from,created_by,approved_by,approved_date,review_due\n" +
    "calls,1,Calls,calls,silver,application,work_sample,2,2025-01-01,Ann,Board,2024-12-01,2027-01-01\n",
  rubric_criteria: "badge_id,version,criterion,description,example,threshold,maximum\ncalls,1,accuracy,right,ten in a row,3,5\n",
  role_requirements: "role_id,badge_id\nb,calls\n",
  career_steps: "from_role_id,to_role_id,kind,minimum_months_in_role,assignment\na,b,promotion,12,Run a shift\n",
  learning_assets: "asset_id,badge_id,name,kind\ncourse,calls,Course,course\n"
};
const check = (...args: string[]) => badgewaysHere(["framework", "check", ...args]);

test("a folder of catalog files alone, without a fault, ends with 0", async () => {
  const folder = written(join(place, "sound"), sound);
  expect(await check(folder, "--as-of", "2026-01-01")).toMatchObject({code: 0, out: `The catalog in ${folder} breaks no rule.\n`});
});

test("a line a finding; warnings end with 0, with --strict with 1", async () => {
  const folder = written(join(place, "warned"), {...sound, career_steps: sound.career_steps.replace("Run a shift", "")});
  const {code, out} = await check(folder, "--as-of", "2026-01-01");
  expect([code, out.split("\n")]).toEqual([0, [
    "warning  step_without_assignment  step a → b: No assignment builds the experience that it takes", `0 errors, 1 warning, 0 notes in ${folder}; docs/framework.md tells of each rule.`, ""]]);
  expect(await check(folder, "--as-of", "2026-01-01", "--strict")).toMatchObject({code: 1, err: expect.stringContaining("mend the 1 finding above that is called error or warning.")});
});

test("an error ends with 1, and a row that is not accepted is one, with its line", async () => {
  const folder = written(join(place, "faulty"), {...sound, competencies: `${sound.competencies}mute,Mute,family,Service,\n`, badges: sound.badges.replace("Ann,Board", "Ann,ann")});
  const {code, out, err} = await check(folder, "--as-of", "2026-01-01");
  expect(code).toBe(1);
  expect(out.split("\n").slice(0, 2)).toEqual([
    "error    competency_without_behavior  row of competencies competencies.csv, line 3: The row was not accepted: missing value (behavior)",
    "error    standard_approved_by_creator  standard calls 1: Whoever wrote it approved it (since 2025-01-01)"]);
  expect(err).toContain(`The catalog in ${folder} must not be published as it is: mend the 2 findings above that are called error.`);
});

test("the day decides what is overdue", async () => {
  const folder = written(join(place, "overdue"), sound);
  expect((await check(folder, "--as-of", "2027-01-01")).out).toContain("breaks no rule");
  expect((await check(folder, "--as-of", "2027-01-02")).out).toContain("standard_overdue_for_review  standard calls 1: Its review was due on 2027-01-01 (since 2027-01-02)");
});

test("without roles, without a folder, without a command: one sentence each", async () => {
  const empty = join(place, "empty");
  mkdirSync(empty);
  expect(await check(empty)).toMatchObject({code: 1, err: expect.stringContaining("required table roles")});
  expect(await check(join(place, "nowhere"))).toMatchObject({code: 1, err: expect.stringContaining("nowhere")});
  expect(await check()).toMatchObject({code: 2, err: expect.stringContaining("missing required argument 'folder'")});
  expect(await badgewaysHere(["framework", "chek", empty])).toMatchObject({code: 2, err: expect.stringContaining("unknown command")});
  for (const command of ["check", "diff"]) expect(await badgewaysHere(["framework", command, "--help"])).toMatchObject({code: 0, out: expect.stringContaining(`Example: npx badgeways framework ${command}`)});
});
