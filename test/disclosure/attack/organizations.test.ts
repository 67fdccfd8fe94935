import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import type {AttackFigures} from "../../../src/disclosure/attack/attack.ts";
import {readPublicationFolder} from "../../../src/disclosure/attack/files.ts";
import {attackFiles, givenAway} from "../../../src/publish/attacked.ts";
import {writeDraft} from "../../../src/publish/draft.ts";
import {published} from "../organization.ts";
import {randomOrganization} from "./randomOrganization.ts";

/** As many as BADGEWAYS_ORGANIZATIONS says (bench/README.md: 50), from the seed BADGEWAYS_FIRST_SEED on; two in every run of the tests, since each is a whole warehouse. */
const wanted = Number(process.env.BADGEWAYS_ORGANIZATIONS ?? 2), first = Number(process.env.BADGEWAYS_FIRST_SEED ?? 1);

interface Found {
  readonly seed: number;
  readonly people: number;
  readonly cells: number;
  readonly hidden: number;
  readonly hidden_by_attack: number;
  readonly narrowest: number | null;
  /** |published − true| ÷ true, of counts of 50 and more. */
  readonly errors: readonly number[];
}
const found: Found[] = [];

afterAll(() => {
  const file = process.env.BADGEWAYS_FIGURES;
  if (!file) return;
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? null;
  const sum = (of: (one: Found) => number) => found.reduce((total, one) => total + of(one), 0);
  writeFileSync(file, `${JSON.stringify({
    organizations: found.length, people: [Math.min(...found.map(({people}) => people)), Math.max(...found.map(({people}) => people))],
    cells: sum(({cells}) => cells), share_hidden: sum(({hidden}) => hidden) / sum(({cells}) => cells), share_hidden_by_attack: sum(({hidden_by_attack}) => hidden_by_attack) / sum(({cells}) => cells),
    with_hidden_by_attack: found.filter(({hidden_by_attack}) => hidden_by_attack > 0).length, narrowest: Math.min(...found.map(({narrowest}) => narrowest ?? Infinity)),
    counts_of_50_and_more: sum(({errors}) => errors.length), median_relative_error: median(found.flatMap(({errors}) => errors))
  }, null, 1)}\n`);
});

test.each(Array.from({length: wanted}, (_, k) => first + k))("random organization %i: nothing published gives a count away, and every figure is within rounding of the true one", async (seed) => {
  const {people, tables, size} = randomOrganization(seed);
  const session = await published(people, {tables, exact: seed % 2 === 0 ? [] : ["equity"], demographics: ["gender", "ethnicity"], crosses: seed % 3 === 0 ? [["location", "gender"]] : [], history_from: "2023-01-01", salt: `secret of ${seed}`});
  const folder = mkdtempSync(join(tmpdir(), "badgeways-random-"));
  try {
    await writeDraft(session, {folder});
    const attacked = await attackFiles("draft", readPublicationFolder(folder), [], new Map());
    expect(givenAway(attacked)).toEqual([]);
    // What a run remembers between hiding and attacking again is what an attack afresh finds.
    const {attack} = JSON.parse(readFileSync(join(folder, "hr", "publication.json"), "utf8")) as {attack: AttackFigures};
    expect({...attacked.figures, hidden_by_attack: attack.hidden_by_attack}).toEqual(attack);
    const counts = await session.rows<{column: string; published: number; exact: number}>(`
      select 'numerator' as "column", p.numerator as published, c.numerator::double as exact
      from published.metric_values as p join core.metric_counts as c using (metric, grain, period_start, dimension, member)
      where p.numerator is not null and c.numerator is not null
      union all
      select 'denominator', p.denominator, coalesce(c.denominator, c.person_days / c.days)::double
      from published.metric_values as p join core.metric_counts as c using (metric, grain, period_start, dimension, member)
      where p.denominator is not null`);
    expect(counts.length).toBeGreaterThan(50);
    expect(counts.filter(({published, exact}) => Math.abs(published - exact) >= 5)).toEqual([]);
    const [cells] = await session.rows<{cells: string; hidden: string; attacked: string}>("select count(*) as cells, count(*) filter (state not in ('shown', 'no_rate')) as hidden, count(*) filter (state = 'derivable') as attacked from published.metric_cells");
    found.push({
      seed, people: size, cells: Number(cells!.cells), hidden: Number(cells!.hidden), hidden_by_attack: Number(cells!.attacked), narrowest: attacked.figures.narrowest,
      errors: counts.filter(({exact}) => exact >= 50).map(({published, exact}) => Math.abs(published - exact) / exact)
    });
  } finally {
    session.close();
    rmSync(folder, {recursive: true});
  }
});
