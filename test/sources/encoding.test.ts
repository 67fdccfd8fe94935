import {readdirSync} from "node:fs";
import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {headBytes} from "../../src/sources/encoding.ts";
import {faultOf, folderOf, ingestFiles, ingestFolder, lines, organization} from "./organization.ts";

const header = "employee_id,hire_date,gender";
const employees = organization["employees.csv"] as string;
const cp1252 = (text: string) => Buffer.from(text.replaceAll("€", "\u0080"), "latin1");

test("line numbers hold in every encoding, past quoted line breaks", async () => {
  const rows = [header];
  for (let i = 0; i < 200; i++) rows.push(i % 10 === 3 ? `E${i},2020-01-01,"two\nlines é😀"` : `E${i},2020-01-01,é`);
  rows.push("E900,never,x", "E901,2020-01-01", 'E902,"no\n date",x');
  const at = rows.slice(0, 201).join("\n").split("\n").length;
  const expected = [`employees:${at + 1} hire_date=never unreadable_value`, `employees:${at + 2} -=2 of 3 fields too_few_fields`, `employees:${at + 3} hire_date=no\n date unreadable_value`];
  for (const content of [Buffer.from(lines(...rows)), Buffer.from(lines(...rows), "utf16le"), Buffer.from(`\ufeff${lines(...rows)}`, "utf16le").swap16(), Buffer.from(lines(...rows).replaceAll("\n", "\r\n"))]) {
    const {rejects} = await ingestFiles({"employees.csv": content});
    expect((await rejects()).filter((one) => one.startsWith("employees")).map((one) => one.replace("\r", ""))).toEqual(expected);
  }
});

test("copies in another encoding are gone after the run, whether it went well or not", async () => {
  const temporaryFolder = folderOf({}), wide = Buffer.from(`\ufeff${employees}`, "utf16le");
  await ingestFiles({"employees.csv": wide}, {temporaryFolder});
  await faultOf({"employees.csv": wide, "roles.csv": ""}, {temporaryFolder});
  expect(readdirSync(temporaryFolder)).toEqual([]);
});

/** Many rows, a word of several bytes at each place around the border of what tells a file's encoding. */
function atBorder(word: string, shift: number, encode: (text: string) => Buffer): Buffer {
  const filler = lines(header, ...Array.from({length: 9_000}, (_, k) => `E${k},2020-01-01,plain text`));
  const upTo = encode(filler).length < headBytes ? filler : filler.slice(0, Math.floor(headBytes / encode("x").length));
  const rows = upTo.slice(0, upTo.lastIndexOf("\n") + 1);
  const gap = headBytes / encode("x").length - rows.length - "Z1,2020-01-01,".length - shift;
  return encode(`${rows}Z1,2020-01-01,${"x".repeat(Math.max(0, gap))}${word}\nZ2,2020-01-01,${word}\n`);
}

test.each([
  ["UTF-8", (text: string) => Buffer.from(text)],
  ["UTF-16", (text: string) => Buffer.from(text, "utf16le")],
  ["UTF-16, big-endian", (text: string) => Buffer.from(text, "utf16le").swap16()]
])("a character across the border of the first 256 KiB is read whole in %s", async (_, encode) => {
  for (const shift of [0, 1, 2, 3]) {
    const {rows, rejects} = await ingestFiles({"employees.csv": atBorder("😀é", shift, encode)});
    expect((await rejects()).filter((one) => one.startsWith("employees"))).toEqual([]);
    expect(await rows("select employee_id, gender like '%😀é' as whole from raw.employees where employee_id like 'Z%' order by 1")).toEqual([{employee_id: "Z1", whole: true}, {employee_id: "Z2", whole: true}]);
  }
});

test("letters of Windows-1252 beyond what tells the encoding are rejects, never letters read wrong", async () => {
  const filler = Array.from({length: 12_000}, (_, k) => `F${k},2020-01-01,plain text`);
  const content = Buffer.concat([Buffer.from(lines(header, "E1,2020-01-01,é", ...filler)), cp1252("E2,2020-01-01,caf\u00e9\nE3,2021-03-01,woman\n")]);
  for (const [name, bytes] of [["employees.csv", content], ["employees.csv.gz", gzipSync(content)]] as const) {
    const {"employees.csv": _, ...others} = organization;
    const {rejects, summary} = await ingestFolder(folderOf({...others, [name]: bytes}));
    expect((await rejects()).filter((one) => one.startsWith("employees"))).toEqual(["employees:12003 -=- not_in_encoding"]);
    expect(summary.tables[0]!.accepted).toBe(12_002);
  }
});

test("a file put together of two encodings is read in that of most of its letters", async () => {
  const rows = Array.from({length: 20}, (_, k) => `E${k + 4},2020-01-01,Müller`);
  const utf8 = Buffer.from(lines(header, ...rows)), one = cp1252("E1,2020-01-01,M\u00fcller\n");
  const {rejects, rows: of} = await ingestFiles({"employees.csv": Buffer.concat([utf8, one, Buffer.from("E2,2020-01-01,Ö\n")])});
  expect((await rejects()).filter((reject) => reject.startsWith("employees"))).toEqual(["employees:22 -=- not_in_encoding"]);
  expect(await of("select distinct gender from raw.employees order by 1")).toEqual([{gender: "Müller"}, {gender: "Ö"}]);
});

test("a gzip file that ends between two rows is refused, though every row that is there could be read", async () => {
  const rows = Array.from({length: 30_000}, (_, k) => `E${k},2020-01-01,${(k * 7919) % 10_007}`);
  const packed = gzipSync(lines(header, ...rows));
  for (const cut of [8, 9, 5_000, packed.length >> 1]) {
    const {"employees.csv": _, ...others} = organization;
    await expect(ingestFolder(folderOf({...others, "employees.csv.gz": packed.subarray(0, -cut)}))).rejects.toThrow("employees.csv.gz is not a whole gzip file");
  }
});
