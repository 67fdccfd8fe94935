import {Option, type Command} from "commander";
import {countOfDays, demoSize, isoDate, port, publication, wholeNumber} from "./optionValues.ts";
import {addFrameworkCommands} from "./frameworkCommands.ts";
import {told} from "./progress.ts";

const defaultWarehouse = "data/warehouse.duckdb";
const audiences = ["hr", "equity", "executive", "everyone"];
const demoDefaults = {employees: 6000, seed: 1, folder: "data/demo", out: "dist"};

/** The commands of the contract. Each loads its job when it is called, so that --help and mistakes answer at once. */
export function addCommands(program: Command): void {
  program
    .command("start")
    .description("make the demo organization and its sites, serve them on this machine")
    .option("--port <number>", "port on 127.0.0.1, or the next free one", port, 4173)
    .addHelpText("after", "\nExample: npx badgeways start --port 8080")
    .action((options) => told(async (progress) => {
      const {start} = await import("../../pipelines/start.ts");
      const {servedSentences} = await import("./sentences.ts");
      return servedSentences(await start({...demoDefaults, ...options, progress}));
    }));
  program
    .command("demo")
    .description("make the demo organization, run every stage, build the sites of its release")
    .option("--employees <number>", "rows of employees, 300 to 2300000", demoSize, demoDefaults.employees)
    .option("--seed <number>", "another organization of that size", wholeNumber, demoDefaults.seed)
    .option("--folder <folder>", "where it is made", demoDefaults.folder)
    .option("--out <folder>", "where the sites go, a folder an audience", demoDefaults.out)
    .addHelpText("after", "\nExample: npx badgeways demo --employees 300 --folder data/small --out dist-small")
    .action((options) => told(async (progress) => {
      const {demo} = await import("../../pipelines/demo.ts");
      await demo({...options, progress});
      return [`The demo organization's sites are in ${options.out}/; npm start serves those of the default size.`];
    }));
  program
    .command("pipeline")
    .description("from a folder of exports to figures and a draft publication")
    .requiredOption("--source <folder>", "the folder of exports, with or without a sources.yaml")
    .option("--warehouse <file>", "the DuckDB file to make", defaultWarehouse)
    .option("--as-of <date>", "last day that the data covers (YYYY-MM-DD)", isoDate)
    .option("--known-at <date>", "leave out job history recorded after that day (YYYY-MM-DD): the figures as they were known then", isoDate)
    .addOption(new Option("--select <models...>", "build only these models again, over the rows of the last run: core.moves, marts.*, moves+ (with all that reads it)").conflicts(["asOf", "knownAt"]))
    .addHelpText("after", "\nExample: npx badgeways pipeline --source exports")
    .action(({select, ...options}) => told(async (progress) => {
      const {rebuiltSentences, runSentences} = await import("./sentences.ts");
      if (!select) return runSentences(await (await import("../../pipelines/run.ts")).recordedRun({...options, progress}));
      return rebuiltSentences(await (await import("../../pipelines/rebuild.ts")).rebuild({...options, select, progress}));
    }));
  program
    .command("nightly")
    .description("the unattended run: new files in, a new draft, a release when a month is complete, its sites; one line on stdout")
    .requiredOption("--source <folder>", "the folder of exports, with or without a sources.yaml")
    .option("--warehouse <file>", "the DuckDB file to make", defaultWarehouse)
    .option("--keep <days>", "days whose warehouses are kept beside it", countOfDays, 7)
    .option("--out <folder>", "where the sites go, a folder an audience", demoDefaults.out)
    .addHelpText("after", "\nExample: npx badgeways nightly --source exports --keep 14\ndocs/nightly.md: cron, systemd, Windows, CI.")
    .action(async (options) => {
      const {tonight} = await import("./tonight.ts");
      await tonight(options);
    });
  program
    .command("inspect")
    .description("what a folder of exports holds, and a first sources.yaml for it")
    .requiredOption("--source <folder>", "the folder of exports")
    .option("--write", "draft sources.yaml in the folder, where there is none")
    .addHelpText("after", "\nExample: npx badgeways inspect --source exports --write")
    .action((options) => told(async (progress) => {
      const {inspect} = await import("../../pipelines/inspect.ts");
      const {inspectSentences} = await import("./sentences.ts");
      return inspectSentences(await inspect({...options, progress}), options.source);
    }));
  program
    .command("release")
    .description("freeze the draft publication as the release of its month")
    .option("--warehouse <file>", "the DuckDB file that the publications lie beside", defaultWarehouse)
    .option("--on <date>", "day of release (YYYY-MM-DD); default: today", isoDate)
    .addHelpText("after", "\nExample: npx badgeways release --on 2026-07-04")
    .action((options) => told(async (progress) => {
      const {releaseDraft} = await import("../../pipelines/release.ts");
      const {releaseSentences} = await import("./sentences.ts");
      return releaseSentences(await releaseDraft({...options, progress}));
    }));
  program
    .command("site")
    .description("build the site of one audience, or of all, from a publication")
    .addOption(new Option("--audience <name>", "for whom; default: all, each a site of its own").choices(audiences))
    .option("--warehouse <file>", "the DuckDB file that the publications lie beside", defaultWarehouse)
    .option("--publication <name>", "draft, or a release such as 2026-06", publication, "draft")
    .option("--out <folder>", "where the sites go, a folder an audience", demoDefaults.out)
    .addHelpText("after", "\nExample: npx badgeways site --audience hr --publication 2026-06")
    .action((options) => told(async (progress) => {
      const {site} = await import("../../pipelines/site.ts");
      await site({...options, progress});
      return [`The pages are in ${options.out}/.`];
    }));
  program
    .command("digest")
    .description("what changed, for one audience: a page as HTML and as Markdown, fit for an e-mail")
    .addOption(new Option("--audience <name>", "for whom").choices(audiences).makeOptionMandatory())
    .option("--warehouse <file>", "the DuckDB file that the publications lie beside", defaultWarehouse)
    .option("--publication <name>", "draft, or a release such as 2026-06", publication, "draft")
    .option("--out <folder>", "where the two files go", "digests")
    .addHelpText("after", "\nExample: npx badgeways digest --audience executive --publication 2026-06")
    .action((options) => told(async (progress) => {
      const {digest} = await import("../../pipelines/digest.ts");
      return [`The digest is in ${(await digest({...options, progress})).join(" and ")}.`];
    }));
  program
    .command("packs")
    .description("private files: what a manager's team needs decided, what a learner earns next, the candidates for a role; an index, and a line each in the access log")
    .requiredOption("--out <folder>", "a folder for its owner's eyes only; emptied of an earlier making")
    .option("--manager [ids...]", "packs of these managers, or of all; the default where nobody is named")
    .option("--subtree", "with managers: everyone below them, not their direct reports alone")
    .option("--employee [ids...]", "packs of these learners, or of all employees")
    .option("--role [ids...]", "talent reviews of these roles, or of all critical ones")
    .option("--warehouse <file>", "the DuckDB file to read", defaultWarehouse)
    .addHelpText("after", "\nExample: npx badgeways packs --out ../packs --manager 10023\ndocs/packs.md: what each holds, and who may read it.")
    .action(({manager, employee, role, ...options}) => told(async (progress) => {
      const {packs} = await import("../../pipelines/packs.ts");
      const {packsSentences} = await import("./sentences.ts");
      return packsSentences(await packs({...options, managers: manager, employees: employee, roles: role, progress}), options.out);
    }));
  program
    .command("nudges")
    .description("private files: what waits for each manager, as JSON lines and as text for mail or chat; an index, and a line each in the access log")
    .requiredOption("--out <folder>", "a folder for its owner's eyes only; emptied of an earlier making")
    .option("--manager [ids...]", "of these managers; default: of all")
    .option("--warehouse <file>", "the DuckDB file to read", defaultWarehouse)
    .addHelpText("after", "\nExample: npx badgeways nudges --out ../nudges")
    .action(({manager, ...options}) => told(async (progress) => {
      const {nudges} = await import("../../pipelines/nudges.ts");
      const {nudgesSentences} = await import("./sentences.ts");
      return nudgesSentences(await nudges({...options, managers: manager, progress}), options.out);
    }));
  addFrameworkCommands(program, defaultWarehouse);
  program
    .command("audit:pack")
    .description("the equity audit as one private folder: report to print, tables, definitions, rows under pseudonyms, hashes")
    .requiredOption("--out <folder>", "a folder for its owner's eyes only, with nothing else in it")
    .option("--warehouse <file>", "the DuckDB file to read", defaultWarehouse)
    .option("--counts-only", "without the rows: less can be recomputed")
    .addHelpText("after", "\nExample: npx badgeways audit:pack --out ../audit\ndocs/audit.md: what it holds, and how it is verified.")
    .action((options) => told(async (progress) => {
      const {auditPack} = await import("../../pipelines/auditPack.ts");
      const {auditPackSentences} = await import("./sentences.ts");
      return auditPackSentences(await auditPack({...options, progress}), options.out);
    }));
  program
    .command("audit:verify <folder>")
    .description("recompute every figure of an audit pack from the pack alone; exit 1 and the first difference where one differs")
    .addHelpText("after", "\nExample: npx badgeways audit:verify ../audit")
    .action((folder) => told(async (progress) => {
      const {auditVerify} = await import("../../pipelines/auditVerify.ts");
      const {auditVerifySentences} = await import("./sentences.ts");
      return auditVerifySentences(auditVerify({folder, progress}));
    }));
  program
    .command("disclosure:attack")
    .description("attack publications as a reader could, with all audiences' files and earlier releases; exit 1 and the cells where somebody is given away")
    .option("--warehouse <file>", "the DuckDB file that the publications lie beside", defaultWarehouse)
    .option("--folder <folder>", "another folder of publications")
    .option("--publication <name>", "draft, or a release such as 2026-06; default: all", publication)
    .addHelpText("after", "\nExample: npx badgeways disclosure:attack --publication draft\ndocs/disclosure.md: what is attacked, and what is promised.")
    .action(({warehouse, folder, publication: name}) => told(async (progress) => {
      const {publicationsOf} = await import("../../pipelines/publish.ts");
      const {disclosureAttack} = await import("../../pipelines/disclosureAttack.ts");
      const {attackSentences} = await import("./sentences.ts");
      return attackSentences(await disclosureAttack({folder: folder ?? publicationsOf(warehouse), publication: name, progress}));
    }));
  program
    .command("screenshots")
    .description("pictures of every page, wide and narrow, light and dark (needs the development dependencies)")
    .option("--dist <folder>", "the built sites", demoDefaults.out)
    .option("--out <folder>", "where the pictures go", "screenshots")
    .addHelpText("after", "\nExample: npx badgeways screenshots --out pictures")
    .action((options) => told(async (progress) => {
      const {screenshots} = await import("../../pipelines/screenshots.ts");
      return [`${(await screenshots({...options, progress})).length} pictures are in ${options.out}/.`];
    }));
  program
    .command("bench")
    .description("measure each stage on demo organizations, and the same SQL run in DuckDB without the project")
    .option("--employees <numbers...>", "rows of employees, 300 to 2300000 each", (text, before: number[] | undefined) => [...(before ?? []), demoSize(text)])
    .option("--core", "ingest and the models of the first version only")
    .option("--folder <folder>", "where they are made, a folder a size; those that are there are not made again", "data/bench")
    .addHelpText("after", "\nExample: npx badgeways bench --core --employees 6000 200000\nBADGEWAYS_MEMORY=4GB keeps DuckDB to that.")
    .action(({employees = [demoDefaults.employees], ...options}) => told(async (progress) => {
      const {bench} = await import("../../pipelines/bench.ts");
      const {benchSentences} = await import("./benchSentences.ts");
      const figures = [];
      for (const size of employees as number[]) figures.push(await bench({...options, employees: size, progress}));
      return benchSentences(figures);
    }));
  program
    .command("bench-stage <stage> <sources> <folder>", {hidden: true})
    .option("--core")
    .action(async (stage, sources, folder, {core}) => {
      const {benchStage} = await import("../../pipelines/benchStage.ts");
      process.send?.(await benchStage(stage, sources, folder, core));
    });
}
