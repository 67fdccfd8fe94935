import {readFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import {Fault} from "../../fault.ts";

/** The pack's files, in the order of the report. rows.csv is absent from a pack of counts only. */
export const tableNames = ["equity_audit", "equity_strata", "equity_exclusions", "assessor_calibration", "assessor_agreement", "rows"] as const;
export type TableName = (typeof tableNames)[number];

export const fileOfTable = (name: TableName): string => `${name}.csv`;

const text = z.string(), texts = z.record(text, text);

const shape = z.object({
  pack: z.literal("badgeways equity audit"),
  format: z.literal(1),
  organization: text, locale: text, as_of: text, known_at: text, audit_start: text, audit_end: text, legend: text,
  counts_only: z.boolean(),
  parameters: z.object({
    months: z.number(), minimum_cell: z.number(), minimum_share: z.number(), demographics: z.array(text), reference_groups: texts, missing_stages: texts, uses: texts
  }),
  badges: texts,
  sources: z.array(z.object({table: text, file: text, sha256: text, rows_read: z.number(), rejected: z.number()})),
  definitions: z.object({sha256: text, models: z.array(z.object({model: text, path: text, sha256: text}))}),
  /** Of the code that computed the statistics and wrote the report. */
  code_sha256: text,
  files: z.array(z.object({file: text, sha256: text}))
});

/** manifest.json: what the pack is of, and the SHA-256 of what it came from and of each file. No clock time: the same inputs give the same bytes. */
export type AuditManifest = z.infer<typeof shape>;

export const manifestFile = "manifest.json", reportFile = "report.html", definitionsFile = "definitions.sql";

export const manifestText = (manifest: AuditManifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** Throws a Fault where the folder holds no manifest of a pack, or one of another form. */
export function readAuditManifest(folder: string): {readonly manifest: AuditManifest; readonly text: string} {
  let text: string;
  try {
    text = readFileSync(join(folder, manifestFile), "utf8");
  } catch (error) {
    throw new Fault(`${folder} holds no ${manifestFile}; name the folder that badgeways audit:pack made.`, {cause: error});
  }
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    throw new Fault(`${manifestFile} in ${folder} is no JSON; take the pack again as it was made.`, {cause: error});
  }
  const found = shape.safeParse(given);
  if (!found.success) throw new Fault(`${manifestFile} in ${folder} is not that of an audit pack (${found.error.issues[0]!.path.join(".") || "its form"}); take the pack again as it was made, or verify it with the version that made it.`);
  return {manifest: found.data, text};
}
