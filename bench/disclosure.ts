import {dirname, join} from "node:path";
import {readPublicationFolder} from "../src/disclosure/attack/files.ts";
import {refuseUndeclared} from "../src/disclosure/gate.ts";
import {attackFiles} from "../src/publish/attacked.ts";
import {publications} from "../src/publish/catalogue.ts";
import {createFunctions} from "../src/warehouse/functions.ts";
import {readSqlFiles} from "../src/warehouse/modelFiles.ts";
import {openSession} from "../src/warehouse/session.ts";

/**
 * What the gate and the attacker cost on warehouses that stand, with the draft beside each: `npx tsx bench/disclosure.ts FILE …` prints a JSON line
 * a warehouse: employees on as_of, counts in the files, seconds and processor seconds of both.
 */
async function timed(job: () => Promise<unknown>): Promise<{seconds: number; cpu: number}> {
  const began = performance.now(), before = process.cpuUsage();
  await job();
  const used = process.cpuUsage(before);
  const round = (x: number) => Math.round(x * 100) / 100;
  return {seconds: round((performance.now() - began) / 1000), cpu: round((used.user + used.system) / 1e6)};
}

for (const warehouse of process.argv.slice(2)) {
  const session = await openSession(warehouse, {readOnly: true});
  await createFunctions(session, readSqlFiles().functions);
  const [size] = await session.rows<{employees: string}>("select employees from published.thresholds");
  const gate = await timed(() => refuseUndeclared(session, publications));
  session.close();
  let counts = 0, programs = 0;
  const attack = await timed(async () => {
    const {figures} = await attackFiles("draft", readPublicationFolder(join(dirname(warehouse), "publications", "draft")), [], new Map());
    ({cells: counts, programs} = figures);
  });
  console.log(JSON.stringify({employees: Number(size!.employees), counts, programs, gate, attack}));
}
