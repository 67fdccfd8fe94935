import fc from "fast-check";
import {expect, test} from "vitest";
import {attack} from "../../../src/disclosure/attack/attack.ts";
import type {PublishedFiles} from "../../../src/disclosure/attack/files.ts";
import {programs} from "../../../src/disclosure/attack/program.ts";
import type {Sum} from "../../../src/disclosure/attack/system.ts";
import {publications} from "../../../src/publish/catalogue.ts";
import {random} from "../../../bench/random.ts";
import {audit, exactPublication, idOf, type Candidate, type Truth} from "./exactAudit.ts";

const attacked = (publication: PublishedFiles, earlier: readonly PublishedFiles[] = []) => attack({publication, earlier, declarations: publications, laws: new Map()});

/** So many people of each group, of whom so many selected, in one badge and stage, besides an attribute that shows everyone. */
const candidates = (groups: Readonly<Record<string, readonly [selected: number, pool: number]>>, {badge = "calls", stage = "awarded"} = {}): Candidate[] =>
  Object.entries(groups).flatMap(([group, [selected, pool]]) => Array.from({length: pool}, (_, k) => ({badge, groups: {department: group, company: "all of it"}, selected: {[stage]: k < selected}})));

/** What is withheld in the end, once everything that the attacker wants hidden is. */
async function withheld(truth: readonly Truth[], minimum: number, earlier: readonly PublishedFiles[] = []): Promise<Set<string>> {
  const first = await attacked(exactPublication(truth, {minimum}), earlier);
  expect(first.incurable).toEqual([]);
  const hidden = new Set(first.hide.map(({cell}) => cell.replace(/\|all\|all$/, "")));
  const again = await attacked(exactPublication(truth, {minimum, hidden}), earlier);
  expect({leaks: again.leaks, hide: again.hide}).toEqual({leaks: [], hide: []});
  return new Set(truth.filter((row) => row.pool < minimum || hidden.has(idOf(row))).map(idOf));
}

const departments = (hidden: ReadonlySet<string>) => [...hidden].filter((id) => id.startsWith("awarded|calls|department|")).map((id) => id.split("|")[3]).sort();

test("Culture Amp's remainder rule: with a group of four hidden the next smallest is too; a remainder of six may be told", async () => {
  expect(departments(await withheld(audit(candidates({sales: [2, 4], service: [8, 15], finance: [20, 40], it: [9, 17]})), 5))).toEqual(["sales", "service"]);
  expect(departments(await withheld(audit(candidates({sales: [2, 3], legal: [2, 3], service: [8, 15], finance: [20, 40]})), 5))).toEqual(["legal", "sales"]);
});

test("PeopleCues' next smallest: of 8, 7, 2, 5, 1 with a smallest group of three, 2 and 1 are hidden", async () => {
  expect(departments(await withheld(audit(candidates({a: [4, 8], b: [4, 7], c: [1, 2], d: [3, 5], e: [1, 1]})), 3))).toEqual(["c", "e"]);
});

test("where nothing tells the total of a badge, a hidden group needs no partner", async () => {
  const groups = candidates({sales: [2, 4], service: [8, 15], finance: [20, 40]}).map((one) => ({...one, groups: {department: one.groups.department!}}));
  expect(departments(await withheld(audit(groups), 5))).toEqual(["sales"]);
});

test("one that two stages have in common is hidden in both", async () => {
  const people: Candidate[] = Object.entries({sales: 4, service: 15, finance: 40}).flatMap(([department, pool]) =>
    Array.from({length: pool}, (_, k) => ({badge: "calls", groups: {department, company: "all of it"}, selected: {overall: k % 2 === 0, enrolled: k % 3 === 0}})));
  const hidden = await withheld(audit(people), 5);
  expect([...hidden].filter((id) => id.startsWith("overall")).map((id) => id.replace("overall", "enrolled"))).toEqual([...hidden].filter((id) => id.startsWith("enrolled")));
});

test("what an earlier release showed hides nothing", async () => {
  const truth = audit(candidates({sales: [2, 4], service: [8, 15], finance: [20, 40], it: [9, 17]}));
  const earlier = exactPublication(truth, {minimum: 5, id: "2026-05", hidden: new Set(["awarded|calls|department|it", "awarded|all|department|it"])});
  expect(departments(await withheld(truth, 5, [earlier]))).not.toContain("service");
});

/** Badges, attributes and groups of very different size at random. */
function randomAudit(seed: number): Candidate[] {
  const {uniform} = random(seed), whole = (n: number) => Math.floor(uniform() * n);
  const sizes = Array.from({length: 1 + whole(3)}, () => 2 + whole(4)), stages = seed % 2 === 0 ? ["awarded"] : ["overall", "enrolled"];
  const chance = 0.1 + 0.6 * uniform();
  return Array.from({length: 1 + whole(3)}, (_, b) => Array.from({length: 15 + whole(70)}, () => ({
    badge: `b${b}`, groups: Object.fromEntries(sizes.map((size, a) => [`a${a}`, `g${Math.min(size - 1, Math.floor(size * uniform() ** 2))}`])),
    selected: Object.fromEntries(stages.map((stage) => [stage, uniform() < chance]))
  }))).flat();
}

/** Everything that the shown groups say together, in one program, written from the definitions and not from the attacker's sums. */
async function fewestValues(truth: readonly Truth[], hidden: ReadonlySet<string>): Promise<number> {
  const counts: {lower: number; upper: number}[] = [], sums: Sum[] = [], at = new Map<string, number>();
  const count = (id: string, lower = 0, upper = Infinity) => {
    if (!at.has(id)) at.set(id, counts.push({lower, upper}) - 1);
    return at.get(id)!;
  };
  const equal = (whole: number, parts: number[]) => sums.push({whole, parts, relation: "equals", block: ""});
  const secret: number[] = [];
  const pool = (stage: string) => stage === "enrolled" ? "overall" : stage;
  for (const row of truth) {
    const [stage, ...group] = row.key, isHidden = hidden.has(idOf(row));
    const p = count(`pool|${pool(stage)}|${group.join("|")}`, ...(isHidden ? [] : [row.pool, row.pool])), s = count(`selected|${idOf(row)}`, ...(isHidden ? [] : [row.selected, row.selected]));
    sums.push({whole: p, parts: [s], relation: "at least", block: ""});
    if (isHidden) secret.push(p, s);
  }
  const parted = new Map<string, Set<number>>();
  const put = (whole: string, part: number) => parted.set(whole, (parted.get(whole) ?? new Set()).add(part));
  for (const {key: [stage, badge, attribute, group]} of truth) {
    for (const [column, of] of [["pool", pool(stage)], ["selected", stage]]) {
      put(`total|${column}|${of}|${badge}#${attribute}`, at.get(`${column}|${of}|${badge}|${attribute}|${group}`)!);
      if (badge !== "all") put(`${column}|${of}|all|${attribute}|${group}#`, at.get(`${column}|${of}|${badge}|${attribute}|${group}`)!);
      if (badge !== "all") put(`total|${column}|${of}|all#badges`, count(`total|${column}|${of}|${badge}`));
    }
  }
  for (const [whole, parts] of parted) equal(count(whole.slice(0, whole.indexOf("#"))), [...parts]);
  const program = (await programs())(counts, sums);
  // Pool and selected, one after the other: a pool that must be empty tells of nobody.
  return secret.reduce((fewest, c, k) => {
    const most = program.extreme(c, "most")!.value;
    return (k % 2 === 0 ? most : program.extreme(secret[k - 1]!, "most")!.value) === 0 ? fewest : Math.min(fewest, most - program.extreme(c, "least")!.value + 1);
  }, Infinity);
}

test("of random audits every hidden count keeps five values, whatever is put together", async () => {
  let partners = 0, shown = 0;
  await fc.assert(fc.asyncProperty(fc.integer({min: 1, max: 1e6}), fc.constantFrom(3, 5, 10), async (seed, minimum) => {
    const truth = audit(randomAudit(seed));
    const hidden = await withheld(truth, minimum);
    partners += truth.filter((row) => row.pool >= minimum && hidden.has(idOf(row))).length;
    shown += truth.length - hidden.size;
    expect(await fewestValues(truth, hidden)).toBeGreaterThanOrEqual(Math.min(5, minimum));
  }), {numRuns: 60, seed: 11});
  expect(partners).toBeGreaterThan(20);
  expect(shown).toBeGreaterThan(200);
});
