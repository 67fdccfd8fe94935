import {InvalidArgumentError, type Command} from "commander";
import {terminalProgress} from "./progress.ts";

const defaultWarehouse = "data/warehouse.duckdb";
const audiences = ["hr", "equity", "executive", "everyone"] as const;

/** The commands of the contract. Each loads its job when it is called, so that --help and mistakes answer at once. */
export function addCommands(program: Command): void {
  program
    .command("start")
    .description("make the demo organization and its sites, serve them on this machine")
    .option("--port <number>", "port on 127.0.0.1", port, 4173)
    .addHelpText("after", "\nExample: npm start")
    .action(async (options) => {
      const {start} = await import("../../pipelines/start.ts");
      await start({port: options.port, progress: terminalProgress()});
    });
  program
    .command("demo")
    .description("make the demo organization, run every stage, build the sites of its release into dist/")
    .option("--employees <number>", "rows of employees", wholeNumber, 6000)
    .option("--seed <number>", "another organization", wholeNumber, 1)
    .option("--folder <folder>", "where it is made", "data/demo")
    .option("--out <folder>", "where the sites go", "dist")
    .addHelpText("after", "\nExample: npx badgeways demo --employees 300 --folder data/small --out dist-small")
    .action(async (options) => {
      const {demo} = await import("../../pipelines/demo.ts");
      const progress = terminalProgress();
      await demo({...options, progress});
      progress.done(`The sites are in ${options.out}/; npm start serves them.`);
    });
  program
    .command("pipeline")
    .description("from a folder of exports to figures and a draft publication")
    .requiredOption("--source <folder>", "the folder of exports, with or without a sources.yaml")
    .option("--warehouse <file>", "the DuckDB file to make", defaultWarehouse)
    .option("--as-of <date>", "last day that the data covers (YYYY-MM-DD)", isoDate)
    .option("--select <models...>", "rebuild only these models of the last run: core.moves, marts.*, moves+ (with all that read it)")
    .addHelpText("after", "\nExample: npx badgeways pipeline --source exports")
    .action(async (options) => {
      const {pipeline} = await import("../../pipelines/pipeline.ts");
      await pipeline({...options, progress: terminalProgress()});
    });
  program
    .command("release")
    .description("freeze the draft publication as the release of its month")
    .option("--warehouse <file>", "the DuckDB file", defaultWarehouse)
    .option("--on <date>", "day of release (YYYY-MM-DD), today unless given", isoDate)
    .addHelpText("after", "\nExample: npx badgeways release")
    .action(async (options) => {
      const {releaseDraft} = await import("../../pipelines/release.ts");
      await releaseDraft({...options, progress: terminalProgress()});
    });
  program
    .command("site")
    .description("build the site of one audience, or of all, from a publication")
    .option("--audience <name>", `one of ${audiences.join(", ")}; all unless given`, oneOf(audiences))
    .option("--warehouse <file>", "the DuckDB file that the publications lie beside", defaultWarehouse)
    .option("--publication <name>", "draft, or a release such as 2026-06", publication, "draft")
    .option("--out <folder>", "where the sites go, a folder an audience", "dist")
    .addHelpText("after", "\nExample: npx badgeways site --audience hr --publication 2026-06")
    .action(async (options) => {
      const {site} = await import("../../pipelines/site.ts");
      await site({...options, progress: terminalProgress()});
    });
  program
    .command("screenshots")
    .description("pictures of every page, wide and narrow, light and dark (needs the development dependencies)")
    .option("--dist <folder>", "the built sites", "dist")
    .option("--out <folder>", "where the pictures go", "screenshots")
    .action(async (options) => {
      const {screenshots} = await import("../../pipelines/screenshots.ts");
      await screenshots({...options, progress: terminalProgress()});
    });
  program
    .command("bench")
    .description("time each stage on a demo organization")
    .option("--employees <number>", "rows of employees", wholeNumber, 6000)
    .option("--folder <folder>", "where it is made", "data/bench")
    .action(async (options) => {
      const {bench} = await import("../../pipelines/bench.ts");
      await bench({...options, progress: terminalProgress()});
    });
}

function isoDate(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)) || new Date(text).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError("It is not a date such as 2026-06-30.");
  }
  return text;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) < 1) throw new InvalidArgumentError("It is not a whole number above 0.");
  return Number(text);
}

function port(text: string): number {
  const number = wholeNumber(text);
  if (number > 65535) throw new InvalidArgumentError("A port is at most 65535.");
  return number;
}

function publication(text: string): string {
  if (text !== "draft" && !/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError("It is draft, or a month such as 2026-06.");
  return text;
}

function oneOf(words: readonly string[]): (text: string) => string {
  return (text) => {
    if (!words.includes(text)) throw new InvalidArgumentError(`It is one of ${words.join(", ")}.`);
    return text;
  };
}
