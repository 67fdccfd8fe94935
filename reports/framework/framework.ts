import {execFile} from "node:child_process";
import {mkdirSync} from "node:fs";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";

/** One site for Framework to build: its generated pages, where the result goes (both relative to the project). */
export interface FrameworkOrder {
  readonly root: string;
  readonly output: string;
  readonly title: string;
}

export const project = fileURLToPath(new URL("../..", import.meta.url));

/** Framework looks up the versions of these packages on the network unless its cache names one, even where no page imports them. */
const lookedUp = ["@observablehq/plot", "@observablehq/sample-datasets", "apache-arrow", "arquero", "d3", "d3-dsv", "echarts", "htl", "leaflet", "lodash", "mapbox-gl", "parquet-wasm", "react", "react-dom", "topojson-client"];

/** Builds the sites in one process, without a look-up at any other host. Folders are given absolute. */
export async function buildWithFramework(orders: readonly FrameworkOrder[]): Promise<void> {
  const fromProject = (path: string) => relative(project, path).replaceAll("\\", "/");
  for (const {root} of orders) for (const name of lookedUp) mkdirSync(join(root, ".observablehq", "cache", "_npm", `${name}@0.0.0`), {recursive: true});
  const given = orders.map((order) => ({...order, root: fromProject(order.root), output: fromProject(order.output)}));
  const worker = fileURLToPath(new URL("worker.ts", import.meta.url));
  await promisify(execFile)(process.execPath, ["--import", import.meta.resolve("tsx"), worker, JSON.stringify(given)], {
    cwd: project, maxBuffer: 1 << 26, env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"}
  });
}
