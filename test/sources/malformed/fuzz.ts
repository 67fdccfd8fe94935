import {gzipSync} from "node:zlib";
import type {Files} from "../organization.ts";
import {lines} from "../organization.ts";
import {good} from "./good.ts";

/** A good source in every form that can be read: its files are what the bytes are changed of. */
export const every: Files = {
  ...good,
  "sources.yaml": `${good["sources.yaml"]}organization: Harbour Works\ntables:\n  teams:\n    columns: {name: Name}\n    values: {function: {fin: finance}}\n`,
  "roles.csv": Buffer.from(`\ufeff${good["roles.csv"]}`, "utf16le"),
  "teams.csv": lines("team_id;Name;function", 'T1;"Clerks; all";fin', "T2;Leads;"),
  "requisitions.json": JSON.stringify([{requisition_id: "Q1", role_id: "R2", opened_date: "2022-01-01", status: "open"}, {requisition_id: "Q2", role_id: "R1", opened_date: "2022-01-01", filled_date: "2022-03-01", status: "filled"}]),
  "competencies.jsonl": '{"competency_id": "C1", "name": "Listening", "scope": "universal", "behavior": "asks back"}\n{"competency_id": "C2", "name": "Payroll", "scope": "role", "behavior": "closes", "scarce": true}\n',
  "events.csv.gz": gzipSync(lines("date,label,until", "2022-01-01,Merger,", "2023-01-01,Pandemic,2023-06-30"))
};

/** A stream of numbers on [0, 1) that depends on the seed alone (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The source with bytes of one or two files changed, as the seed says. */
export function spoilt(files: Files, seed: number): Files {
  const next = chance(seed), below = (limit: number) => Math.floor(next() * limit);
  const names = Object.keys(files);
  const result: Files = {...files};
  for (let k = 1 + below(2); k > 0; k--) {
    const name = names[below(names.length)]!;
    let bytes: Buffer = Buffer.from(result[name]!);
    for (let changes = 1 + below(4); changes > 0; changes--) bytes = change(bytes, below);
    result[name] = bytes;
  }
  return result;
}

/** Characters that mean something in one form or another: they find more than chance bytes do. */
const pointed = ['"', ",", ";", "\n", "\r", "\0", "'", "{", "}", "[", "]", ":", "#", "%", "\\", "&a", "*a", "\ufeff", "-", "null", "\t", "é", "|", "!", "1e999", "=1+1"].map((text) => Buffer.from(text));

function change(bytes: Buffer, below: (limit: number) => number): Buffer<ArrayBuffer> {
  const at = below(bytes.length + 1), length = below(Math.min(40, bytes.length - at + 1));
  const without = (from: number, to: number, put: Buffer = Buffer.alloc(0)) => Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]);
  switch (below(8)) {
    case 0: return without(at, at + 1, Buffer.from([(bytes[at] ?? 0) ^ (1 << below(8))]));
    case 1: return without(at, at + 1, Buffer.from([below(256)]));
    case 2: return without(at, at, Buffer.from(Array.from({length: 1 + below(12)}, () => below(256))));
    case 3: return without(at, at + length);
    case 4: return without(at, bytes.length);
    case 5: return without(at, at, bytes.subarray(at, at + length));
    case 6: return without(at, at + length, Buffer.from(bytes.subarray(at, at + length)).reverse());
    default: return without(at, at, pointed[below(pointed.length)]!);
  }
}
