import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {Fault} from "../src/fault.ts";
import {accessLogOf, logAccess} from "../src/packs/accessLog.ts";
import {readCsv} from "../src/packs/audit/csv.ts";
import {definitionsText, factsOf} from "../src/packs/audit/facts.ts";
import {definitionsFile, fileOfTable, manifestFile, manifestText, reportFile, tableNames} from "../src/packs/audit/manifest.ts";
import {reportPage} from "../src/packs/audit/report.ts";
import {columnsOf, makeAuditTables, packSalt, pseudonymous} from "../src/packs/audit/tables.ts";
import {writeTable} from "../src/packs/audit/write.ts";
import {prepareFolder, sha256, writePrivate} from "../src/packs/folder.ts";
import {openForPacks} from "../src/packs/tables.ts";
import type {PackTables} from "../src/audit/recompute/verify.ts";
import {saltBeside} from "../src/warehouse/salt.ts";
import {silent, type Progress} from "./progress.ts";
import {withAudit} from "./requestedAudit.ts";

export interface AuditPackOptions {
  readonly warehouse: string;
  readonly out: string;
  /** Without the pseudonymous rows. */
  readonly countsOnly?: boolean;
  readonly progress?: Progress;
}

export interface AuditPackMade {
  readonly files: number;
  /** SHA-256 of manifest.json, which holds those of all other files. */
  readonly sha256: string;
  readonly log: string;
}

/** One folder that an auditor takes along: report, tables, definitions, rows under pseudonyms, and a manifest of hashes. The same inputs give the same bytes. */
export async function auditPack({progress = silent, ...options}: AuditPackOptions): Promise<AuditPackMade> {
  const {warehouse} = options;
  if (!existsSync(warehouse)) throw new Fault(`There is no warehouse ${warehouse}; run badgeways pipeline first, or name another with --warehouse.`);
  return withAudit(resolve(warehouse), progress, (file) => packOf(file, {...options, progress}));
}

async function packOf(file: string, {warehouse, out, countsOnly = false, progress}: AuditPackOptions & {readonly progress: Progress}): Promise<AuditPackMade> {
  progress.step("Reading the warehouse");
  const session = await openForPacks(file, "audit");
  try {
    const folder = prepareFolder(out, {alone: packFiles});
    const facts = await factsOf(session, {countsOnly});
    const [settings] = await session.rows<{salt_file: string | null}>("select salt_file from raw.settings");
    progress.step("Making the tables under pseudonyms");
    const names = await makeAuditTables(session, packSalt(saltBeside(resolve(warehouse), settings!.salt_file ?? undefined), facts), {countsOnly});
    const described = {...facts, parameters: {...facts.parameters, reference_groups: await pseudonymous(session, facts.parameters.reference_groups)}};
    progress.step("Writing the pack");
    const files: {file: string; sha256: string}[] = [];
    for (const name of names) {
      progress.detail(fileOfTable(name));
      files.push(await writeTable(session, folder, name, await columnsOf(session, name, facts.parameters.demographics)));
    }
    const tables = Object.fromEntries(names.filter((name) => name !== "rows").map((name) => [name, readCsv(join(folder, fileOfTable(name))).rows])) as unknown as PackTables;
    for (const [file, text] of [[definitionsFile, definitionsText()], [reportFile, reportPage(described, tables)]] as const) {
      writePrivate(folder, file, text);
      files.push({file, sha256: sha256(text)});
    }
    const manifest = manifestText({...described, files});
    logAccess(warehouse, folder, [{kind: "audit", owner: facts.organization, address: null, file: manifestFile, sha256: createHash("sha256").update(manifest).digest("hex")}]);
    writePrivate(folder, manifestFile, manifest);
    return {files: files.length + 1, sha256: sha256(manifest), log: accessLogOf(warehouse)};
  } finally {
    session.close();
  }
}

/** What a pack's folder may hold; manifest.json is written last: a folder without it was not finished. */
const packFiles = new RegExp(`^(${[...tableNames.map(fileOfTable), definitionsFile, reportFile, manifestFile].map((name) => name.replace(".", "\\.")).join("|")})(\\.next)?$`);
