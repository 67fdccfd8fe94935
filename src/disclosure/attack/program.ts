import highsLoader from "highs";
import {Fault} from "../../fault.ts";
import type {KnownCount, Sum} from "./system.ts";

/** Where a count is left open by everything published, HiGHS is given this bound: more than any employer has people. */
const most = 1e7;
const tolerance = 1e-6;
/** HiGHS's primal and dual simplex, as it numbers them. */
const primal = 4, dual = 1;

/** A linear program over the counts of one block of sums: what each of them may be at least and at most, given all the others. */
export interface Program {
  /** The least (or greatest) value of a count, as a whole number, with a solution in which it has it; null where no counts fulfil the sums. */
  extreme(column: number, towards: "least" | "most"): {value: number; values: Float64Array; used: number[]} | null;
  /** Values of all counts that make some as small, others as great as can be together; null where no counts fulfil the sums. */
  spread(down: readonly number[], up: readonly number[]): Float64Array | null;
}

export type ProgramOf = (counts: readonly Pick<KnownCount, "lower" | "upper">[], sums: readonly Sum[]) => Program;

let loaded: Promise<ProgramOf> | undefined;

/**
 * Loads the solver (WebAssembly, in the package), once a process, and makes programs on it, one after the other: each takes the place of the last. Its primal
 * simplex starts from the last solution, so that a bound costs milliseconds.
 */
export const programs = (): Promise<ProgramOf> => (loaded ??= load());

async function load(): Promise<ProgramOf> {
  // The package's types are those of its CommonJS build, where the loader is the property `default`; its ES module is the loader itself.
  const loader = highsLoader as unknown as typeof highsLoader.default;
  const highs = await loader();
  const {minimize, maximize} = highs.constants.objectiveSense, {optimal, infeasible} = highs.constants.modelStatus;
  const model = highs.createModel();
  for (const [option, value] of [["output_flag", false], ["presolve", "off"], ["solver", "simplex"], ["simplex_strategy", primal]] as const) model.options.set(option, value);
  return (counts, sums) => {
    model.passModel(dataOf(counts, sums));
    const solve = (costs: ReadonlyMap<number, number>) => {
      const cost = new Float64Array(counts.length);
      for (const [column, weight] of costs) cost[column] = weight;
      model.changeColsCost({kind: "range", from: 0, to: counts.length - 1}, cost);
      // Now and then the primal simplex cycles from the last basis and gives up: then the dual one, from none.
      for (const strategy of [primal, dual]) {
        model.options.set("simplex_strategy", strategy);
        model.run();
        const status = model.getModelStatus();
        if (status === optimal) return model.getSolution();
        if (status === infeasible) return null;
        model.clearSolver();
      }
      throw new Fault("The attack on the publication came to no end: HiGHS could not solve one of its programs; nothing was written.");
    };
    return {
      extreme(column, towards) {
        model.changeObjectiveSense(towards === "least" ? minimize : maximize);
        const solution = solve(new Map([[column, 1]]));
        if (!solution) return null;
        const found = solution.colValue[column]!;
        const used = [...solution.colDual.keys()].filter((c) => c !== column && Math.abs(solution.colDual[c]!) > tolerance);
        return {value: (towards === "least" ? Math.ceil(found - tolerance) : Math.floor(found + tolerance)) + 0, values: solution.colValue, used};
      },
      spread(down, up) {
        model.changeObjectiveSense(minimize);
        return solve(new Map([...down.map((c) => [c, 1] as const), ...up.map((c) => [c, -1] as const)]))?.colValue ?? null;
      }
    };
  };
}

/** The program as HiGHS takes it: a row a sum, Σ parts − whole; a column a count. */
function dataOf(counts: readonly Pick<KnownCount, "lower" | "upper">[], sums: readonly Sum[]) {
  const starts = [0], indices: number[] = [], values: number[] = [];
  for (const {whole, parts} of sums) {
    for (const p of parts) {
      indices.push(p);
      values.push(1);
    }
    indices.push(whole);
    values.push(-1);
    starts.push(indices.length);
  }
  return {
    numCols: counts.length, numRows: sums.length, colCost: new Float64Array(counts.length),
    colLower: Float64Array.from(counts, ({lower}) => lower), colUpper: Float64Array.from(counts, ({upper}) => Math.min(upper, most)),
    rowLower: Float64Array.from(sums, ({relation}) => (relation === "at least" ? -Infinity : 0)),
    rowUpper: Float64Array.from(sums, ({relation}) => (relation === "at most" ? Infinity : 0)),
    matrix: {format: "csr" as const, numRows: sums.length, numCols: counts.length, starts, indices, values}
  };
}
