import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {frameworkDiff, type FrameworkDiff} from "../../pipelines/frameworkDiff.ts";
import {diffLines} from "../../src/cli/frameworkSentences.ts";
import {openSession, type Session} from "../../src/warehouse/session.ts";
import {badgewaysHere} from "../cli/commandHere.ts";
import {loaded} from "../demo/made.ts";
import {publishedDemo, type PublishedDemo} from "../demo/published.ts";
import {catalogOf, withCatalog} from "./folders.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-diff-"));
let demo: PublishedDemo, old: string, young: string, diff: FrameworkDiff;
beforeAll(async () => {
  demo = await publishedDemo();
  old = catalogOf(demo.source, join(place, "old"));
  young = catalogOf(demo.source, join(place, "new"), edited);
  diff = await frameworkDiff({before: old, after: young, warehouse: demo.warehouse});
}, 120_000);
afterAll(() => rmSync(place, {recursive: true, force: true}));

/** One badge less, one more, a longer service, a step that goes, a standard that lapses sooner, a version that is not made. */
function edited(table: string, text: string): string {
  if (table === "role_requirements") return `${text.replace("co-specialist,crm-proficiency,3\n", "")}it-identity,automation,3\n`;
  if (table === "career_steps") return text.replace("co-associate,co-specialist,promotion,9,", "co-associate,co-specialist,promotion,36,").replace(/fi-clerk,co-associate,lateral.*\n/, "");
  if (table === "badges") return text.replace(/^(plant-safety,1,.*),36,/m, "$1,12,").replace(/^coaching,2,.*\n/m, "");
  return text;
}

const standing = async (session: Session) => new Map((await session.rows("select employee_id, role_id, tier from marts.readiness")).map((row) => [`${row.employee_id} ${row.role_id}`, row as {employee_id: string; role_id: string; tier: string}]));

test("the counts of who changes tier are those of two whole warehouses, rounded by the people's keys", async () => {
  const {consequences} = diff;
  const published = await openSession(demo.warehouse, {readOnly: true});
  const made = await loaded(withCatalog(demo.source, young, join(place, "whole")), ["marts.readiness"]);
  const keys = new Map((await published.rows("select employee_id, record_key from staging.people")).map((row) => [row.employee_id, BigInt(row.record_key)]));
  const [before, after] = [await standing(published), await standing(made.session)];
  published.close();
  made.session.close();
  const groups = new Map<string, string[]>(), winners = new Set<string>(), losers = new Set<string>();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(key)?.tier ?? "no_step", after.get(key)?.tier ?? "no_step"], {employee_id, role_id} = (before.get(key) ?? after.get(key))!;
    if (was === is) continue;
    const group = `${role_id} ${was} ${is}`;
    groups.set(group, [...(groups.get(group) ?? []), employee_id]);
    if (is === "ready_now") winners.add(employee_id);
    if (was === "ready_now") losers.add(employee_id);
  }
  const rounded = (people: Iterable<string>) => {
    const all = [...people], u = Number(all.reduce((sum, id) => sum + keys.get(id)!, 0n) % 2n ** 32n) / 2 ** 32;
    return 5 * Math.floor(all.length / 5) + (u < (all.length % 5) / 5 ? 5 : 0);
  };
  expect(groups.size).toBeGreaterThan(5);
  expect(Object.fromEntries(consequences!.tiers.map(({role_id, tier_before, tier_after, people}) => [`${role_id} ${tier_before} ${tier_after}`, people])))
    .toEqual(Object.fromEntries([...groups].map(([group, people]) => [group, rounded(people)])));
  expect(consequences!.readiness).toEqual([...(winners.size > 0 ? [{direction: "gain", people: rounded(winners)}] : []), ...(losers.size > 0 ? [{direction: "lose", people: rounded(losers)}] : [])]);
});

test("it is told what changes, which awards fall under which version, and who gains or loses", () => {
  const lines = diffLines(diff), out = lines.join("\n");
  expect(lines.slice(0, 8)).toEqual([
    "6 changes in the catalog:",
    "  badges coaching × 2: removed",
    "  badges plant-safety × 1: valid_months 36 → 12",
    "  role_requirements co-specialist × crm-proficiency: removed",
    "  role_requirements it-identity × automation: added",
    "  career_steps co-associate × co-specialist: minimum_months_in_role 9 → 36",
    "  career_steps fi-clerk × co-associate: removed", ""]);
  expect(out).toMatch(/ {2}coaching: \d*[05] under version 2 fall under version 1\n/);
  expect(out).toMatch(/ {2}plant-safety: \d*[05] stay under version 1\n/);
  expect(out).toMatch(/ {2}co-associate: \d*[05] from .* to no step there\n/);
  expect(lines.at(-1)).toMatch(/^In all \d*[05] people would be ready now for a role that they are not ready for, and \d*[05] no longer for one that they are\.$/);
});

test("the same catalog twice, and no warehouse", async () => {
  expect((await badgewaysHere(["framework", "diff", old, old])).out).toBe("The catalogs are the same.\n\nWho would gain or lose readiness: name a warehouse with --warehouse.\n");
  const absent = join(place, "none.duckdb");
  expect(await badgewaysHere(["framework", "diff", old, young, "--warehouse", absent])).toMatchObject({code: 1, err: `There is no warehouse ${absent}; run badgeways pipeline first, or name another with --warehouse.\n`});
  expect(await badgewaysHere(["framework", "diff", old, young, "--warehouse", join(old, "roles.csv")])).toMatchObject({code: 1, err: expect.stringContaining("is not a warehouse that this version of Badgeways made")});
});
