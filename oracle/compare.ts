import {readFileSync} from "node:fs";
import {WebR, type RDouble} from "webr";
import {random} from "../bench/random.ts";
import {figures} from "./figures.ts";

/** R itself against src/statistics on 2,000 random tables: says the largest difference of each figure, and fails above 1e-8. */
const most = 1e-8;
const r = new WebR({interactive: false});
await r.init();
await r.evalRVoid(readFileSync(new URL("reference.R", import.meta.url), "utf8"));
console.log(await r.evalRString("R.version.string"));
let failed = false;
for (const {name, columns, call, given, found} of figures(random(2026))) {
  const answer = (await r.evalR(call, {env: given})) as RDouble;
  const expected = [...(await answer.toTypedArray())];
  if (expected.length !== found.length) throw new Error(`${name}: R gives ${expected.length} figures, and we ${found.length}.`);
  columns.forEach((column, c) => {
    let [largest, compared] = [0, 0];
    for (let k = c; k < found.length; k += columns.length) {
      const difference = apart(found[k], expected[k]!);
      if (difference === undefined) continue;
      compared++;
      if (!(difference <= largest)) largest = difference;
    }
    if (!(largest <= most) || compared === 0) failed = true;
    console.log(`${name}, ${column}: ${compared} compared, largest difference ${largest.toExponential(1)}`);
  });
}
r.close();
process.exitCode = failed ? 1 : 0;

/** Relative difference; figures under what a double can hold are equal. Undefined where R is not asked, or has no value as we have none. */
function apart(found: number | null | undefined, expected: number): number | undefined {
  if (Number.isNaN(expected)) return undefined;
  if (found === null || found === undefined) return Infinity;
  if (found === expected || (Math.abs(found) < 1e-290 && Math.abs(expected) < 1e-290)) return 0;
  return Math.abs(found - expected) / Math.abs(expected);
}
