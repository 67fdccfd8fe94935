import type {Command} from "commander";
import type {Finding} from "../framework/findings.ts";
import {isoDate} from "./optionValues.ts";
import {told} from "./progress.ts";

/** The commands for whoever owns the framework: badgeways framework check, diff, export. */
export function addFrameworkCommands(program: Command, defaultWarehouse: string): void {
  const framework = program
    .command("framework")
    .description("check a catalog of competencies, badges and careers before it is published, compare two versions of it, export its standards")
    .addHelpText("after", "\nExample: npx badgeways framework check catalog\nbadgeways framework COMMAND --help tells of a command; docs/framework.md of the rules.");
  framework
    .command("check <folder>")
    .description("what the catalog in a folder must not publish (exit 1), and what somebody should decide; a line each")
    .option("--as-of <date>", "the day on which the standards are looked at (YYYY-MM-DD); default: the manifest's as_of, else today", isoDate)
    .option("--strict", "warnings end with exit 1 too")
    .addHelpText("after", "\nExample: npx badgeways framework check catalog --strict\nThe folder need hold no more than competencies, badges, rubric_criteria, roles, role_requirements, career_steps and learning_assets.")
    .action(async (folder, {strict = false, ...options}) => {
      const {checkLines, refuseCatalog} = await import("./frameworkSentences.ts");
      const {frameworkCheck} = await import("../../pipelines/frameworkCheck.ts");
      let findings: readonly Finding[] = [];
      await told(async (progress) => {
        findings = await frameworkCheck({folder, ...options, progress});
        return checkLines(findings, folder);
      });
      refuseCatalog(findings, folder, strict);
    });
  framework
    .command("diff <old> <new>")
    .description("what changes between two catalogs, which awards fall under which version, and how many people would gain or lose readiness")
    .option("--warehouse <file>", `the warehouse whose people it is weighed by, such as ${defaultWarehouse}; without it the catalogs alone are compared`)
    .addHelpText("after", `\nExample: npx badgeways framework diff catalog-2025 catalog-2026 --warehouse ${defaultWarehouse}`)
    .action((before, after, options) => told(async (progress) => {
      const {frameworkDiff} = await import("../../pipelines/frameworkDiff.ts");
      const {diffLines} = await import("./frameworkSentences.ts");
      return diffLines(await frameworkDiff({before, after, ...options, progress}));
    }));
  framework
    .command("export <folder>")
    .description("each badge standard as an Open Badges 3.0 achievement: a JSON file a version, which names no person")
    .requiredOption("--out <folder>", "a new or empty folder for the files")
    .addHelpText("after", "\nExample: npx badgeways framework export catalog --out achievements")
    .action((folder, {out}) => told(async (progress) => {
      const {frameworkExport} = await import("../../pipelines/frameworkExport.ts");
      const achievements = await frameworkExport({folder, out, progress});
      return [`${achievements} ${achievements === 1 ? "achievement is" : "achievements are"} in ${out}.`];
    }));
}
