import {readdirSync, readFileSync} from "node:fs";

/** Linux counts processor time for others in hundredths of a second, whatever the kernel's own clock. */
const ticksPerSecond = 100;

/** Processor seconds of the child processes that have ended; 0 where the system does not tell (it does on Linux). */
export function cpuSecondsOfChildren(): number {
  const fields = textOf("/proc/self/stat")?.split(") ").at(-1)?.split(" ");
  return fields ? (Number(fields[13]) + Number(fields[14])) / ticksPerSecond : 0;
}

/** Bytes that the running child processes hold; 0 where the system does not tell. */
export function memoryOfChildren(): number {
  return childrenOf("/proc/self/task").map((child) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${child}/status`) ?? "")?.[1] ?? 0) * 1024).reduce((sum, bytes) => sum + bytes, 0);
}

function childrenOf(tasks: string): string[] {
  try {
    return readdirSync(tasks).flatMap((task) => textOf(`${tasks}/${task}/children`)?.trim().split(" ").filter(Boolean) ?? []);
  } catch {
    return [];
  }
}

/** Undefined where there is no such file, or its process has just ended. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
