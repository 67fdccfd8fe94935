import {afterAll, beforeAll, expect, test} from "vitest";
import {tableFromIPC, type Table} from "@uwdata/flechette";
import {encodeArrow, type ArrowColumn} from "../../src/publish/arrow.ts";
import {openSession, type Session} from "../../src/warehouse/session.ts";

let session: Session;
beforeAll(async () => { session = await openSession(":memory:", {threads: 2}); });
afterAll(() => session.close());

const columns: readonly ArrowColumn[] = [
  {name: "k", type: "integer"}, {name: "word", type: "text"}, {name: "n", type: "integer"}, {name: "x", type: "number"}, {name: "day", type: "date"}, {name: "yes", type: "flag"}];

const encode = (from: string, key = ["k"]) => encodeArrow(session, from, columns, key);
const read = (bytes: Uint8Array): Table => tableFromIPC(bytes, {useDate: true});

test("values of every type, and nulls among them, are what Flechette reads", async () => {
  const table = read(await encode(`(values
    (1, 'Zürich; "Süd"', 5, 0.1::double, date '2026-06-30', true),
    (2, null, null, null, null, null),
    (3, '', 0, -1e-300::double, date '1969-12-31', false)) as t (k, word, n, x, day, yes)`));
  expect(table.toArray()).toEqual([
    {k: 1, word: 'Zürich; "Süd"', n: 5, x: 0.1, day: new Date("2026-06-30"), yes: true},
    {k: 2, word: null, n: null, x: null, day: null, yes: null},
    {k: 3, word: "", n: 0, x: -1e-300, day: new Date("1969-12-31"), yes: false}]);
});

test("many chunks: each null where it was, in the order of the key", async () => {
  const table = read(await encode(`(select (10000 - i)::integer as k, case when i % 3 > 0 then 'w' || (i % 7) end as word, case when i % 5 > 0 then i::integer end as n,
    case when i % 2 > 0 then i / 8.0 end as x, case when i % 11 > 0 then date '2020-01-01' + i::integer end as day, i % 2 = 0 as yes from range(1, 10001) as r(i))`));
  expect(table.numRows).toBe(10000);
  expect(table.toArray().every(({k, word, n, x, day, yes}: any, row) => {
    const i = 10000 - k;
    return k === row && word === (i % 3 ? `w${i % 7}` : null) && n === (i % 5 ? i : null) && x === (i % 2 ? i / 8 : null) && (day === null) === (i % 11 === 0) && yes === (i % 2 === 0);
  })).toBe(true);
});

test("text is a dictionary of utf8, counts int32, rates float64, days date32", async () => {
  const {schema} = read(await encode("(values (1, 'a', 5, 0.5, date '2026-01-01', true)) as t (k, word, n, x, day, yes)"));
  expect(schema.fields.map(({type}: any) => [type.typeId, type.dictionary?.typeId, type.bitWidth ?? type.precision ?? type.unit])).toEqual([
    [2, undefined, 32], [-1, 5, undefined], [2, undefined, 32], [3, undefined, 2], [8, undefined, 0], [6, undefined, undefined]]);
});

test("a table without rows, and a text column of nulls", async () => {
  const empty = read(await encode("(values (1, 'a', 5, 0.5, date '2026-01-01', true)) as t (k, word, n, x, day, yes) where k > 1"));
  expect([empty.numRows, empty.names]).toEqual([0, columns.map((c) => c.name)]);
  expect(read(await encode("(values (1, null, 5, 0.5, date '2026-01-01', true)) as t (k, word, n, x, day, yes)")).getChild("word").toArray()).toEqual([null]);
});

test("the same rows are the same bytes, in whatever order they were stored", async () => {
  await session.run(`create table stored as select i::integer as k, 'w' || (i % 5) as word, i::integer as n, i / 3.0::double as x, date '2026-01-01' as day, true as yes from range(5000) as r(i)`);
  await session.run("create table shuffled as from stored order by hash(k)");
  const first = await encode("stored");
  expect(Buffer.from(await encode("shuffled")).equals(Buffer.from(first))).toBe(true);
  expect(Buffer.from(await encode("stored")).equals(Buffer.from(first))).toBe(true);
});
