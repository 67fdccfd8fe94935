import {createHash} from "node:crypto";
import {readSqlFiles, type SqlFile} from "../../warehouse/modelFiles.ts";
import type {Session} from "../../warehouse/session.ts";
import {usesOf} from "../../warehouse/unused.ts";
import {packCode} from "./code.ts";
import type {AuditManifest} from "./manifest.ts";

/** All of the manifest but the hashes of the pack's own files. Names of managers and assessors are not in it yet: `reference_groups` is as delivered. */
export type AuditFacts = Omit<AuditManifest, "files">;

interface SettingsRow {
  readonly organization: string; readonly locale: string; readonly as_of: string; readonly known_at: string; readonly audit_start: string; readonly audit_end: string;
  readonly legend: string; readonly months: number; readonly minimum_cell: number; readonly minimum_share: number; readonly demographics: string[];
}

export async function factsOf(session: Session, {countsOnly}: {countsOnly: boolean}): Promise<AuditFacts> {
  const [settings] = await session.rows<SettingsRow>(`
    select s.organization, s.locale, s.as_of, s.known_at, w.audit_start, w.audit_end, r.audit_legend as legend, s.audit_months as months, s.minimum_cell, s.minimum_share::double as minimum_share, s.demographics
    from staging.settings as s cross join raw.settings as r cross join core.audit_windows as w where w.current`);
  const {organization, locale, as_of, known_at, audit_start, audit_end, legend, ...parameters} = settings!;
  const references = await session.rows<{attribute: string; name: string}>("select unnest(map_keys(reference_groups)) as attribute, unnest(map_values(reference_groups)) as name from staging.settings");
  const missing = await session.rows<{stage: string; missing: string}>("select stage, missing from core.equity_stages where missing is not null order by stage");
  const badges = await session.rows<{badge_id: string; name: string}>("select badge_id, name from staging.badges order by badge_id");
  const sources = await session.rows<{table: string; file: string; sha256: string; rows_read: number; rejected: number}>(`
    select table_name as "table", file, sha256, rows_read::double as rows_read, rejected::double as rejected from raw.loads order by table_name, file, sha256`);
  const models = await definitions(session);
  return {
    pack: "badgeways equity audit", format: 1, organization, locale, as_of, known_at, audit_start, audit_end, legend, counts_only: countsOnly,
    parameters: {...parameters, reference_groups: textMap(references.map(({attribute, name}) => [attribute, name])), missing_stages: textMap(missing.map(({stage, missing: needs}) => [stage, needs])), uses: await usesOf(session)},
    badges: textMap(badges.map(({badge_id, name}) => [badge_id, name])),
    sources,
    definitions: {sha256: sha256(models.map((model) => `${model.path}\n${model.sha256}\n`).join("")), models: models.map(({name, path, sha256: hash}) => ({model: name, path, sha256: hash}))},
    code_sha256: packCode()
  };
}

const textMap = (entries: readonly (readonly [string, string])[]): Record<string, string> => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const ofTheAudit = ["marts.equity_audit", "marts.equity_strata", "marts.equity_exclusions", "marts.assessor_calibration", "marts.assessor_agreement"];

/** The models that the audit's tables come from, however far back. */
async function definitions(session: Session): Promise<SqlFile[]> {
  const edges = await session.rows<{model: string; depends_on: string}>("select model, depends_on from marts.lineage");
  const wanted = new Set(ofTheAudit);
  for (let size = 0; size < wanted.size;) {
    size = wanted.size;
    for (const {model, depends_on} of edges) if (wanted.has(model)) wanted.add(depends_on);
  }
  return readSqlFiles().models.filter(({name}) => wanted.has(name));
}

/** definitions.sql: the audit's own models as they ran, for reading. */
export const definitionsText = (): string =>
  readSqlFiles().models.filter(({name}) => /^core\.(equity_|assessor_|audit_windows)/.test(name) || ofTheAudit.includes(name)).map(({path, text}) => `-- ${path}\n${text.trimEnd()}\n`).join("\n");
