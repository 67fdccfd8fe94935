import {afterAll, beforeAll, expect, test} from "vitest";
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {audiences, publications} from "../../src/publish/catalogue.ts";
import {writeDemo} from "../../src/demo/write.ts";
import {hideCells} from "../../src/publish/hiddenCells.ts";
import {createFunctions} from "../../src/warehouse/functions.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {newFolder} from "../publish/folders.ts";
import {personsBelow, personsOf} from "../persons.ts";
import {publish} from "./organization.ts";
import {asText} from "./text.ts";

/** Every publication of an organization of 300, as text: a changed figure is a changed line. `UPDATE_GOLDEN=1` writes them anew. */
const golden = fileURLToPath(new URL("./organization-300", import.meta.url));
const update = process.env.UPDATE_GOLDEN === "1";
const folder = newFolder();

let draft: string;
beforeAll(async () => {
  await writeDemo({folder: join(folder, "source"), employees: 300});
  draft = await publish(join(folder, "source"), join(folder, "out"));
  if (update) {
    rmSync(golden, {recursive: true, force: true});
    mkdirSync(golden, {recursive: true});
  }
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

function same(file: string, text: string): void {
  if (update) writeFileSync(join(golden, file), text);
  expect(text).toBe(readFileSync(join(golden, file), "utf8").replaceAll("\r\n", "\n"));
}

test.each(publications.map(({name, audiences: [audience]}) => [name, audience!] as const))("%s", (name, audience) => {
  same(`${name}.txt`, asText(name, readFileSync(join(draft, audience, `${name}.arrow`))));
});

test.each(audiences)("publication.json of %s", (audience) => {
  same(`${audience}.json`, readFileSync(join(draft, audience, "publication.json"), "utf8"));
});

test("every audience has the same table, to the byte, and no table that is not its own", () => {
  for (const audience of audiences) {
    const own = publications.filter((publication) => publication.audiences.includes(audience));
    expect(readdirSync(join(draft, audience)).sort()).toEqual([...own.map(({name}) => `${name}.arrow`), "publication.json"].sort());
    for (const {name, audiences: [first]} of own) {
      expect(readFileSync(join(draft, audience, `${name}.arrow`)).equals(readFileSync(join(draft, first!, `${name}.arrow`))), `${audience}/${name}`).toBe(true);
    }
  }
});

test("nothing golden is left over", () => {
  expect(readdirSync(golden).sort()).toEqual([...publications.map((p) => `${p.name}.txt`), ...audiences.map((a) => `${a}.json`)].sort());
});

/** For each model that leaves out what the attacker had hidden: the tables that show its cells, their key, and a count of theirs. */
const hideable: Record<string, readonly [table: string, key: string, count: string]> = {
  metric_cells: ["metric_values", "metric, grain, period_start, dimension, member", "denominator"],
  move_kinds: ["move_kinds", "grain, period_start, kind", "moves"],
  badge_funnel: ["badge_funnel", "badge_id", "enrolled"],
  equity_counts: ["attainment", "stage, badge_id, attribute, group_name, 'all', 'all'", "pool"],
  promotion_curves: ["promotion_curves", "family, level, dimension, member, months::integer", "at_risk"],
  retention_after_move: ["retention_after_move", "move_kind, performers, dimension, member, months::integer", "at_risk"],
  retention_hazards: ["retention_hazards", "move_kind, performers, dimension, member", "people"],
  manager_engagement: ["manager_engagement", "period_start, dimension, member", "managers"],
  track_parity: ["track_parity", "family, track", "people"],
  badge_move_lift: ["badge_move_lift", "badge_id, method", "people"]
};

test("a cell that the attacker had hidden shows no figure and says why; a curve ends there", async () => {
  copyFileSync(join(folder, "out/warehouse.duckdb"), join(folder, "hidden.duckdb"));
  const session = await openSession(join(folder, "hidden.duckdb"));
  await createFunctions(session, readSqlFiles().functions);
  const cells = Object.entries(hideable).map(async ([model, [table, key, count]]) => {
    const [first] = await session.rows<{cell: string}>(`select concat_ws('|', ${key}) as cell from published.${table} where ${count} is not null order by ${count} desc, 1 limit 1`);
    expect(first, `${table} of the golden organization shows a count`).toBeDefined();
    return {model, cell: first!.cell};
  });
  const chosen = await Promise.all(cells);
  await hideCells(session, chosen);
  for (const {model, cell} of chosen) {
    const [table, key, count] = hideable[model]!;
    const isCurve = key.includes("months");
    const found = await session.rows(`select ${count} as count${isCurve ? "" : ", state"} from published.${table} where concat_ws('|', ${key}) = '${cell}'`);
    expect(found, `${model} ${cell}`).toEqual(isCurve ? [] : [{count: null, state: model === "equity_counts" ? "withheld" : "derivable"}]);
  }
  session.close();
});

test("no id of a person, whole or hashed, and no name or address stands in any published file", async () => {
  const persons = await personsOf(join(folder, "out/warehouse.duckdb"));
  expect(personsBelow(draft, persons)).toEqual([]);
});
