/** What a stage took of the process that it ran in. */
export interface Measure {
  readonly seconds: number;
  /** Processor time, user and system, of all threads. */
  readonly cpuSeconds: number;
  /** The most memory that the process held, MiB. */
  readonly peakMiB: number;
}

/** Runs a stage and measures it; for a peak of its own, each in a process of its own. */
export async function measure(stage: () => Promise<void>): Promise<Measure> {
  const began = performance.now(), before = process.cpuUsage();
  await stage();
  const {user, system} = process.cpuUsage(before);
  return {seconds: (performance.now() - began) / 1000, cpuSeconds: (user + system) / 1e6, peakMiB: Math.round(process.resourceUsage().maxRSS / 1024)};
}
