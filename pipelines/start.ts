import {existsSync} from "node:fs";
import {join} from "node:path";
import {audiences} from "../src/publish/catalogue.ts";
import {demo, type DemoOptions} from "./demo.ts";
import {serve} from "./serve.ts";

export interface Served {
  /** Of the page that links the sites. */
  readonly address: string;
  readonly sites: readonly {readonly audience: string; readonly address: string}[];
}

/** The demo's sites, served on loopback until the process is ended. */
export async function start({port, ...options}: DemoOptions & {port: number}): Promise<Served> {
  await demo(options);
  const {address} = await serve({dist: options.out, port});
  const built = audiences.filter((audience) => existsSync(join(options.out, audience, "index.html")));
  return {address, sites: built.map((audience) => ({audience, address: `${address}${audience}/`}))};
}
