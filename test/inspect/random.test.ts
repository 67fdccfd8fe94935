import {gzipSync} from "node:zlib";
import {expect, test} from "vitest";
import {draftManifest} from "../../src/inspect/draft.ts";
import {inspectFolder} from "../../src/inspect/inspection.ts";
import {inspectionLines} from "../../src/inspect/report.ts";
import {folderOf} from "../sources/organization.ts";

/** Names and addresses that nobody bears, planted everywhere a file can hold them. */
const names = ["Zebulon Quarterflash", "Quarterflash, Zebulon", "Wilhelmina Oddsworth-Pym", "Örjan Äppelbräu", "Xiomara d’Arcybanana", "Ptolemy Vanderquark Jr", "QUIMBYSTEIN", "Thaddeusine"];
const addresses = ["zebulon.quarterflash@planted.example", "W.ODDSWORTH@PLANTED.EXAMPLE", "orjan@planted.example"];
const planted = /quarterflash|zebulon|oddsworth|wilhelmina|pp?elbr|örjan|orjan|xiomara|arcybanana|ptolemy|vanderquark|quimbystein|thaddeusine|planted\.example|1961-07-1[34]/i;
const headers = ["Employee ID", "Legal Name", "Work Email", "Date of Birth", "Status", "Worker Type", "State", "Hire Date", "Decision", "employee_id", "action", "Termination Reason", "Job Title", "Kind", "", "Notes", "role_id", "Supervisor", "effective_date", "Recipient Email", "gender"];
const words = ["Regular", "Hire", "active", "2024-03-05", "03/05/2024", "17", "3,5", "N/A", "", "yes", "W1001", "\"", "a;b|c", "\t", "1700000000"];

/** A generator of numbers from 0 to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomFile(seed: number): [string, Buffer] {
  const u = chance(seed * 7919 + 1);
  const one = <T>(list: readonly T[]) => list[Math.floor(u() * list.length)]!;
  const many = <T>(most: number, make: () => T) => Array.from({length: Math.floor(u() * most)}, make);
  const cell = () => (u() < 0.25 ? one(names) : u() < 0.2 ? one(addresses) : u() < 0.1 ? "1961-07-13" : one(words));
  const quoted = (text: string, delimiter: string) => (u() < 0.1 ? text : /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
  const bytes = () => Buffer.from(many(4000, () => Math.floor(u() * 256)));
  const grid = (): string => {
    const delimiter = one([",", ";", "\t", "|"]), width = u() < 0.1 ? 900 : 1 + Math.floor(u() * 12), end = one(["\n", "\r\n", "\r"]);
    const line = (make: () => string) => Array.from({length: u() < 0.05 ? 1 + Math.floor(u() * 20) : width}, () => quoted(make(), delimiter)).join(delimiter);
    const titles = u() < 0.4 ? many(4, () => one([...names, ...addresses, "Report", ""])) : [];
    // A column of few words, now and then: it may be taken for codes.
    const few = [cell(), cell()];
    const top = u() < 0.15 ? [] : [line(() => (u() < 0.08 ? one([...names, ...addresses]) : one(headers)))];
    return [...titles, ...top, ...many(60, () => line(() => (u() < 0.3 ? one(few) : cell())))].join(end);
  };
  const utf16 = (text: string, big: boolean) => {
    const buffer = Buffer.from(`\ufeff${text}`, "utf16le");
    return big ? buffer.swap16() : buffer;
  };
  const records = () => many(30, () => Object.fromEntries(many(8, () => [u() < 0.1 ? one(names) : one(headers), u() < 0.2 ? {nested: cell()} : u() < 0.2 ? [cell(), cell()] : cell()])));
  const made: (() => [string, Buffer])[] = [
    () => ["csv", Buffer.from(grid())], () => ["csv", Buffer.from(grid())], () => ["tsv", Buffer.from(grid())], () => ["txt", Buffer.from(grid(), "latin1")],
    () => ["csv", utf16(grid(), u() < 0.5)], () => ["csv", Buffer.concat([Buffer.from(grid()), bytes()])], () => ["csv", bytes()], () => ["csv", Buffer.alloc(0)], () => ["csv", Buffer.from("\n\r\n  \n")],
    () => ["csv.gz", gzipSync(grid())], () => ["csv.gz", gzipSync(grid()).subarray(0, 60)], () => ["csv.gz", bytes()], () => ["parquet", bytes()], () => ["parquet", Buffer.from("PAR1PAR1")],
    () => ["json", Buffer.from(JSON.stringify(records()))], () => ["json", Buffer.from(JSON.stringify(records()).slice(0, 300))], () => ["jsonl", Buffer.from(records().map((record) => JSON.stringify(record)).join("\n"))],
    () => ["json", Buffer.from(one(["{", "[[1,2],[3]]", "null", "\"Zebulon Quarterflash\"", "[]"]))], () => ["xlsx", bytes()], () => ["doc", bytes()], () => ["csv", Buffer.from(`${grid()}\n"${one(names)} never closed`)]
  ];
  const [extension, content] = one(made)();
  return [`${one(["", "hris/", "lms/"])}${one(["employees", "export", "workers-20260630", "badges", "x"])}-${seed}.${extension}`, content];
}

test.each([1, 2, 3, 4])("fifty files of random content: never an error, never a planted name, address or birthday (%i)", async (part) => {
  const files = Object.fromEntries(Array.from({length: 50}, (_, k) => randomFile(part * 1000 + k)));
  const inspection = await inspectFolder(folderOf(files));
  const said = [...inspectionLines(inspection), draftManifest(inspection)].join("\n");
  const leaked = said.split("\n").filter((line) => planted.test(line));
  expect(leaked).toEqual([]);
  expect(inspection.unreadable.length).toBeGreaterThan(5);
  expect(inspection.groups.reduce((sum, {looks}) => sum + looks.length, 0)).toBeGreaterThan(5);
  expect(inspection.groups.reduce((sum, {looks, more}) => sum + looks.length + more, 0) + inspection.unreadable.length).toBe(Object.keys(files).length);
});
