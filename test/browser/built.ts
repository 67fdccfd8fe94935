import {mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {run} from "../../pipelines/run.ts";
import {serve} from "../../pipelines/serve.ts";
import {buildSites} from "../../reports/framework/build.ts";
import {audiences} from "../../src/publish/catalogue.ts";

export interface Built {
  readonly dist: string;
  readonly address: string;
  /** `hr/index.html` and so on. */
  readonly pages: readonly string[];
  close(): void;
}

/** The draft of an organization whose exports `write` puts into a folder, and what removes it. */
export async function drafted(write: (folder: string) => unknown): Promise<{readonly draft: string; remove(): void}> {
  const place = mkdtempSync(join(tmpdir(), "badgeways-drafted-")), source = mkdtempSync(join(place, "exports-"));
  await write(source);
  writeFileSync(join(place, "salt"), "salt of the tests, no secret\n");
  const {draft} = await run({source, warehouse: join(place, "warehouse.duckdb")});
  return {draft, remove: () => rmSync(place, {recursive: true, force: true})};
}

/** All four sites of each draft, built by one process (most of a site's cost is the first's), each served on loopback. */
export async function builtSites(drafts: readonly string[], port: number): Promise<Built[]> {
  const dists = drafts.map(() => mkdtempSync(join(tmpdir(), "badgeways-site-")));
  await buildSites(drafts.flatMap((draft, k) => audiences.map((audience) => ({publication: join(draft, audience), out: join(dists[k]!, audience)}))));
  return Promise.all(dists.map((dist, k) => served(dist, port + 30 * k)));
}

async function served(dist: string, port: number): Promise<Built> {
  const {address, server} = await serve({dist, port});
  const pages = audiences.flatMap((audience) => readdirSync(join(dist, audience)).filter((file) => file.endsWith(".html")).map((file) => `${audience}/${file}`));
  return {
    dist, address, pages,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(dist, {recursive: true, force: true});
    }
  };
}

/** A flat export: people with a hire and perhaps an exit, roles, and nothing else; locations of the names given. */
export function writeFlat(folder: string, locations: readonly string[]): void {
  const people = Array.from({length: 30 * locations.length}, (_, k) => ({id: `QA${String(1_000_000 + k * 37)}`, hired: `20${18 + (k % 6)}-0${1 + (k % 9)}-11`, location: locations[k % locations.length]!}));
  writeFileSync(join(folder, "employees.csv"), ["employee_id,hire_date", ...people.map((p) => `${p.id},${p.hired}`)].join("\n"));
  writeFileSync(join(folder, "job_history.csv"), ["employee_id,effective_date,role_id,location,action", ...people.map((p) => `${p.id},${p.hired},r1,"${p.location}",hire`)].join("\n"));
  writeFileSync(join(folder, "roles.csv"), "role_id,title,family,level,level_rank\nr1,Clerk,Office,L1,1\n");
  writeFileSync(join(folder, "sources.yaml"), "organization: Flat & Sons ${1+1}\nas_of: 2025-12-31\nhistory_from: 2023-01-01\n");
}
