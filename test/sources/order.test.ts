import {join} from "node:path";
import {expect, test} from "vitest";
import {conventionalBlock} from "../../src/contract/manifest.ts";
import {tables} from "../../src/contract/tables.ts";
import {hopedNames, mapColumns} from "../../src/sources/mapping.ts";
import {rowSelect} from "../../src/sources/rowSelect.ts";
import {openScratch} from "../../src/sources/scratch.ts";
import {openSource} from "../../src/sources/source.ts";
import {openSession} from "../../src/warehouse/session.ts";
import {folderOf, ingestFolder, organization} from "./organization.ts";

// Lines of rejects are told by the order of rows, which DuckDB keeps only where nothing joins while a file is read.

test("no table is read through a join, whatever its block says", async () => {
  const session = await openSession();
  const words = Array.from({length: 30}, (_, k) => `word ${k}`);
  for (const table of tables) {
    const file = `${table.name}.csv`, names = table.columns.map(({name}) => name);
    const block = {
      ...conventionalBlock, only: {kind_of_row: words}, format: {...conventionalBlock.format, null: words},
      values: Object.fromEntries(names.map((name) => [name, Object.fromEntries(words.map((word) => [word, "other"]))]))
    };
    const path = join(folderOf({[file]: `${[...names, "kind_of_row"].join(",")}\n`}), file);
    const scratch = openScratch();
    const source = await openSource({session, path, file, format: block.format, skip: 0, hoped: hopedNames(table, block, []), scratch});
    const mapping = mapColumns(table, block, source, {known: [], needed: []}, true, () => "sources.yaml");
    const {sql} = rowSelect(mapping, block, source.relation(mapping.used), 1, false);
    const [plan] = await session.rows(`explain ${sql}`);
    expect(`${table.name} ${/JOIN/.test(plan!.explain_value)}`).toBe(`${table.name} false`);
  }
  session.close();
});

test.each(["csv", "jsonl", "parquet"])("in a large file of %s every reject is found at its line", async (kind) => {
  const {"job_history.csv": _, ...others} = organization;
  const folder = folderOf(others);
  const make = await openSession();
  const options = kind === "csv" ? "header" : kind === "jsonl" ? "format json" : "format parquet, row_group_size 20000";
  // Each person's rows are told apart by their sequence; the value of the bad ones is their place in the file.
  await make.run(`
    copy (
        select
            'E' || (i % 3 + 1) as employee_id, '2022-01-01' as effective_date, i as sequence, 'R1' as role_id, 'padding ' || md5(i::varchar) || md5((i + 1)::varchar) as reason,
            case when i % 9973 = 5000 then 'bad ' || i else 'transfer' end as action
        from range(300000) as r (i)
        order by i
    ) to '${join(folder, `job_history.${kind}`)}' (${options})`);
  make.close();
  const {rows} = await ingestFolder(folder);
  const above = kind === "csv" ? 2 : 1;
  expect(await rows(`select count(*)::integer as found, (count(*) filter (line = regexp_extract(value, '\\d+')::bigint + ${above}))::integer as placed from raw.rejects`)).toEqual([{found: 30, placed: 30}]);
});
