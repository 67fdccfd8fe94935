import settings from "../../observablehq.config.ts";
import type {FrameworkOrder} from "./framework.ts";

/**
 * A process of its own, started in the project's folder: Framework takes its folders relative to the working directory and keeps its client's
 * modules in memory, so that each site after the first costs a third of it. Its one argument is a list of orders as JSON.
 */
const orders = JSON.parse(process.argv[2]!) as FrameworkOrder[];
const dist = "@observablehq/framework/dist/";
const {build} = await import(`${dist}build.js`);
const {normalizeConfig} = await import(`${dist}config.js`);
for (const {root, output, title} of orders) {
  await build({config: normalizeConfig({...settings, root, output, title}, root, process.cwd())});
}
