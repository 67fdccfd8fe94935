import {existsSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {every, spoilt} from "../sources/malformed/fuzz.ts";
import {personal} from "../sources/malformed/good.ts";
import {write} from "../sources/organization.ts";
import {badgewaysHere} from "./commandHere.ts";

const cases = Number(process.env.FUZZ_CASES ?? 6), place = mkdtempSync(join(tmpdir(), "badgeways-fuzz-"));
const source = join(place, "exports"), warehouse = join(place, "kept", "core.duckdb");

afterAll(() => rmSync(place, {recursive: true, force: true}));

const pipeline = () => badgewaysHere(["pipeline", "--source", source, "--warehouse", warehouse]);

test(`${cases} sources with spoilt bytes through the command line: done, or one sentence and exit code 1`, async () => {
  write(source, every);
  const whole = await pipeline();
  expect(whole.code, whole.err).toBe(0);
  const wrong: string[] = [];
  for (let seed = 10_001; seed <= 10_000 + cases; seed++) {
    rmSync(source, {recursive: true});
    write(source, spoilt(every, seed));
    const {code, out, err} = await pipeline();
    if (code === 1 ? !/^[^\n]+\.\n$/.test(out + err) || err.includes("Badgeways itself") || personal.test(err) : code !== 0 || personal.test(out + err)) wrong.push(`seed ${seed}`);
    if (!existsSync(warehouse) || existsSync(`${warehouse}.next`) || existsSync(`${warehouse}.lock`)) wrong.push(`seed ${seed}: what is left beside the warehouse`);
  }
  expect(wrong).toEqual([]);
}, 1_200_000);
