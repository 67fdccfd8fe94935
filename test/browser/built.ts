import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {run} from "../../pipelines/run.ts";
import {serve} from "../../pipelines/serve.ts";
import {site} from "../../pipelines/site.ts";
import {made} from "../demo/made.ts";

export interface Built {
  readonly dist: string;
  readonly address: string;
  /** `hr/index.html` and so on. */
  readonly pages: readonly string[];
  close(): void;
}

/** A source folder → warehouse → draft → all four sites, served on loopback. */
export async function built(source: string, port: number): Promise<Built> {
  const place = mkdtempSync(join(tmpdir(), "badgeways-run-"));
  writeFileSync(join(place, "salt"), "salt of the tests, no secret\n");
  const warehouse = join(place, "warehouse.duckdb");
  try {
    await run({source, warehouse});
    return await served(warehouse, port);
  } finally {
    rmSync(place, {recursive: true, force: true});
  }
}

/** All four sites of a warehouse's draft, served on loopback. */
export async function served(warehouse: string, port: number): Promise<Built> {
  const dist = mkdtempSync(join(tmpdir(), "badgeways-site-"));
  await site({warehouse, publication: "draft", out: dist, progress: {step: () => {}, detail: () => {}}});
  const {address, server} = await serve({dist, port});
  const pages = readdirSync(dist, {withFileTypes: true}).filter((entry) => entry.isDirectory()).flatMap(({name}) => readdirSync(join(dist, name)).filter((file) => file.endsWith(".html")).map((file) => `${name}/${file}`));
  return {
    dist, address, pages,
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(dist, {recursive: true, force: true});
    }
  };
}

export async function builtDemo(employees: number, port: number): Promise<Built> {
  const demo = await made({employees, plain: true});
  try {
    return await built(demo.folder, port);
  } finally {
    demo.remove();
  }
}

/** A flat export: people with a hire and perhaps an exit, roles, and nothing else; locations of the names given. */
export async function builtFlat(locations: readonly string[], port: number): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-flat-"));
  mkdirSync(folder, {recursive: true});
  const people = Array.from({length: 30 * locations.length}, (_, k) => ({id: `QA${String(1_000_000 + k * 37)}`, hired: `20${18 + (k % 6)}-0${1 + (k % 9)}-11`, location: locations[k % locations.length]!}));
  writeFileSync(join(folder, "employees.csv"), ["employee_id,hire_date", ...people.map((p) => `${p.id},${p.hired}`)].join("\n"));
  writeFileSync(join(folder, "job_history.csv"), ["employee_id,effective_date,role_id,location,action", ...people.map((p) => `${p.id},${p.hired},r1,"${p.location}",hire`)].join("\n"));
  writeFileSync(join(folder, "roles.csv"), "role_id,title,family,level,level_rank\nr1,Clerk,Office,L1,1\n");
  writeFileSync(join(folder, "sources.yaml"), "organization: Flat & Sons ${1+1}\nas_of: 2025-12-31\nhistory_from: 2023-01-01\n");
  try {
    return await built(folder, port);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
