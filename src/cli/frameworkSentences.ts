import type {FrameworkDiff} from "../../pipelines/frameworkDiff.ts";
import {Fault} from "../fault.ts";
import type {CatalogChange} from "../framework/changes.ts";
import type {Consequences} from "../framework/exchange.ts";
import type {Finding, Severity} from "../framework/findings.ts";

const counted = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
const withSeverity = (findings: readonly Finding[], severity: Severity) => findings.filter((finding) => finding.severity === severity).length;

/** A line a finding, the gravest first, and how many there are. */
export function checkLines(findings: readonly Finding[], folder: string): string[] {
  const lines = findings.map(({severity, rule, object_type, object_id, detail, since}) => `${severity.padEnd(7)}  ${rule}  ${object_type} ${object_id}: ${detail}${since ? ` (since ${since})` : ""}`);
  if (findings.length === 0) return [`The catalog in ${folder} breaks no rule.`];
  return [...lines, `${counted(withSeverity(findings, "error"), "error")}, ${counted(withSeverity(findings, "warning"), "warning")}, ${counted(withSeverity(findings, "info"), "note")} in ${folder}; docs/framework.md tells of each rule.`];
}

/** Ends with exit 1 where something must not be published. */
export function refuseCatalog(findings: readonly Finding[], folder: string, strict: boolean): void {
  const grave = withSeverity(findings, "error") + (strict ? withSeverity(findings, "warning") : 0);
  if (grave > 0) throw new Fault(`The catalog in ${folder} must not be published as it is: mend the ${counted(grave, "finding")} above that ${grave === 1 ? "is" : "are"} called ${strict ? "error or warning" : "error"}.`);
}

/** What differs, which awards fall under which version, who would gain or lose readiness. */
export function diffLines({changes, consequences}: FrameworkDiff): string[] {
  const catalog = changes.length === 0 ? ["The catalogs are the same."] : [`${counted(changes.length, "change")} in the catalog:`, ...changes.map((change) => `  ${changeLine(change)}`)];
  return consequences ? [...catalog, ...awardLines(changes, consequences), ...tierLines(consequences)] : [...catalog, "", "Who would gain or lose readiness: name a warehouse with --warehouse."];
}

function changeLine({table, key, kind, columns}: CatalogChange): string {
  const what = columns.map(({name, before, after}) => `${name} ${quoted(before)} → ${quoted(after)}`).join(", ");
  return `${table} ${key.join(" × ")}: ${kind === "changed" ? what : kind}`;
}

const quoted = (value: string) => (value === "" ? "(none)" : /\s/.test(value) ? `"${value}"` : value);

/** Of badges whose standards change or whose awards change their version. */
function awardLines(changes: readonly CatalogChange[], {awards}: Consequences): string[] {
  const touched = new Set(changes.filter(({table}) => table === "badges").map(({key}) => key[0]));
  for (const {badge_id, version_before, version_after} of awards) if (version_before !== version_after) touched.add(badge_id);
  const shown = awards.filter(({badge_id}) => touched.has(badge_id));
  if (shown.length === 0) return ["", "No award falls under another version."];
  const version = (number: number | null) => (number === null ? "no standard" : `version ${number}`);
  return ["", "Awards of the standards that change (to multiples of 5):", ...shown.map(({badge_id, version_before, version_after, awards: n}) =>
    `  ${badge_id}: ${n} ${version_before === version_after ? `stay under ${version(version_after)}` : `under ${version(version_before)} fall under ${version(version_after)}`}`)];
}

const tierWords: Readonly<Record<string, string>> = {
  ready_now: "ready now", within_6_months: "within 6 months", "6_12_months": "in 6 to 12 months", "12_24_months": "in 12 to 24 months", beyond_24_months: "beyond 24 months", no_path: "no path", no_step: "no step there"
};

function tierLines({tiers, readiness}: Consequences): string[] {
  if (tiers.length === 0) return ["", "Nobody's readiness changes."];
  const of = (direction: "gain" | "lose") => readiness.find((change) => change.direction === direction)?.people ?? 0;
  return [
    "", "People whose readiness for a role changes (to multiples of 5, as published figures are; 0 is fewer than 5):",
    ...tiers.map(({role_id, tier_before, tier_after, people}) => `  ${role_id}: ${people} from ${tierWords[tier_before]} to ${tierWords[tier_after]}`),
    `In all ${of("gain")} people would be ready now for a role that they are not ready for, and ${of("lose")} no longer for one that they are.`
  ];
}
