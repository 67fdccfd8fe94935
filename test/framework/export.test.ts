import {mkdtempSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Ajv2019} from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import {afterAll, expect, test} from "vitest";
import {badgewaysHere} from "../cli/commandHere.ts";
import {written} from "./folders.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-export-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

const ajv = new Ajv2019({strict: false});
(addFormats as unknown as (ajv: Ajv2019) => void)(ajv);
const schema = JSON.parse(readFileSync(new URL("../fixtures/openBadges/achievementcredential.schema.json", import.meta.url), "utf8"));
ajv.addSchema(schema, "credential");
const validate = ajv.compile({$ref: "credential#/$defs/Achievement"});

const folder = written(join(place, "catalog"), {
  roles: "role_id,title,family,level,level_rank\na,Associate,Service,L1,1\n",
  competencies: "competency_id,name,scope,family,behavior\ncalls,Calls,family,Service,Hands a case over with all that is known\n",
  badges: "badge_id,version,name,competency_id,level,award_logic,description,criteria,url,image,required_evidence,validators_required,valid_months,effective_from,created_by,approved_by\n" +
    "calls,1,Calls,calls,silver,application,Takes calls,,https://badges.example/calls/1,,work_sample;observation,2,24,2025-01-01,Ann Author,Ben Board\n" +
    "calls,2,Calls,calls,silver,application,Takes calls,Ten calls in a row,https://badges.example/calls,https://badges.example/calls.png,work_sample,2,24,2026-01-01,Ann Author,Ben Board\n" +
    "a/b é,1,Bare,,bronze,learning,,,,,,0,,2025-01-01,Ann Author,Ben Board\n",
  rubric_criteria: "badge_id,version,criterion,description,example,threshold,maximum\ncalls,2,accuracy,Right the first time,Ten in a row,3,5\ncalls,2,tone,Stays calm,,2.5,5\n"
});
const exported = async (name: string) => badgewaysHere(["framework", "export", folder, "--out", join(place, name)]);

test("every version is an Achievement by the published schema, and names no person", async () => {
  expect(await exported("out")).toMatchObject({code: 0, out: `3 achievements are in ${join(place, "out")}.\n`});
  const files = readdirSync(join(place, "out")).sort();
  expect(files).toEqual(["a%2fb%20%c3a9.1.json", "calls.1.json", "calls.2.json"]);
  for (const file of files) {
    const text = readFileSync(join(place, "out", file), "utf8");
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(text).not.toMatch(/Ann|Ben|Author|Board/);
  }
});

test("the schema refuses what lacks its criteria, or has a result of no known kind", async () => {
  const made = JSON.parse(readFileSync(join(place, "out", "calls.2.json"), "utf8"));
  expect(validate({...made, criteria: undefined, description: 7})).toBe(false);
  expect(validate({...made, resultDescription: [{...made.resultDescription[0], resultType: "Guess"}]})).toBe(false);
});

test("criteria, rubric, evidence, validity and the other version are in it", async () => {
  const made = JSON.parse(readFileSync(join(place, "out", "calls.2.json"), "utf8"));
  expect(made).toMatchObject({
    id: expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/), type: ["Achievement"], humanCode: "calls", version: "2", inLanguage: "en",
    creator: {type: ["Profile"], name: "catalog"}, image: {id: "https://badges.example/calls.png", type: "Image"}, tag: ["silver", "application", "Calls"],
    related: [{id: "https://badges.example/calls/1", type: ["Related"], version: "1"}],
    resultDescription: [{name: "accuracy", requiredValue: "3", valueMax: "5"}, {name: "tone", requiredValue: "2.5", valueMax: "5"}]});
  expect(made.criteria).toEqual({id: "https://badges.example/calls", narrative: [
    "Ten calls in a row", "What can be seen: Hands a case over with all that is known", "Earned by learning and verified application at work, shown by work sample, signed by 2.",
    "Valid for 24 months.", "- **accuracy**: Right the first time (at least 3 of 5); for example: Ten in a row\n- **tone**: Stays calm (at least 2.5 of 5)"].join("\n\n")});
});

test("a second export goes into a folder of its own, with the same bytes", async () => {
  expect(await exported("out")).toMatchObject({code: 1, err: expect.stringContaining("is not empty; name a new folder")});
  await exported("again");
  for (const file of readdirSync(join(place, "out"))) expect(readFileSync(join(place, "again", file), "utf8")).toBe(readFileSync(join(place, "out", file), "utf8"));
});
