import {nightly, type NightlyOptions} from "../../pipelines/nightly.ts";
import {recorded} from "../../pipelines/runRecord.ts";
import {reportLines} from "../sources/reportLines.ts";
import {nightlyLine} from "./nightlyLine.ts";
import {nightlyLog} from "./nightlyLog.ts";

/**
 * Runs a night: its one line on stdout, its steps and report in the log beside the warehouse, its record in `runs/`. Nothing else is said, so
 * that what cron mails is one line. A fault, and a release that is refused, are thrown on for stderr and exit code 1.
 */
export async function tonight(options: Omit<NightlyOptions, "progress" | "done">): Promise<void> {
  const {source, warehouse} = options, log = nightlyLog(warehouse), began = performance.now();
  try {
    await recorded({command: "nightly", source, warehouse, progress: log.progress}, async (progress, done) => {
      const night = await nightly({...options, progress, done});
      const line = nightlyLine(night, (performance.now() - began) / 1000);
      log.write([...(night.run.report ? reportLines(night.run.report) : []), line]);
      console.log(line);
      if (night.refused) throw night.refused;
    });
  } catch (error) {
    log.write([`Ended with exit code 1: ${(error as Error).name === "Fault" ? (error as Error).message : "an error that is no fault of the data"}`]);
    throw error;
  }
}
