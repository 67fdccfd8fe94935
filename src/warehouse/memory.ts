import {totalmem} from "node:os";
import {Fault} from "../fault.ts";

/**
 * How much memory DuckDB may take before it spills to disk, as DuckDB reads it ("4GB"): BADGEWAYS_MEMORY where it is set, else 60 % of what
 * the machine or the container has. Node and what DuckDB does not count come on top, some hundred megabytes.
 * Throws a Fault (exit code 2) for a size that is none.
 */
export function memoryLimit(wanted = process.env.BADGEWAYS_MEMORY, available = availableMemory()): string {
  if (wanted === undefined || wanted.trim() === "") return `${Math.max(512, Math.floor((available * 0.6) / 2 ** 20))}MiB`;
  const size = wanted.trim();
  if (!/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(size) || Number.parseFloat(size) === 0) throw new Fault(`BADGEWAYS_MEMORY is ${wanted}, which is no size of memory; write it like 4GB.`, {exitCode: 2});
  return size;
}

/** Bytes of the machine, or of the container where that holds less. */
function availableMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}
