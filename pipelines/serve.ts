import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import sirv from "sirv";
import {Fault} from "../src/fault.ts";

/** Serves built sites on loopback only, at the port given or the next free one. */
export async function serve({dist, port}: {dist: string; port: number}): Promise<{address: string; server: Server}> {
  const files = sirv(dist, {dev: true, etag: true});
  for (let tried = port; tried < port + 20; tried++) {
    const server = createServer((request, response) => files(request, response, () => {
      response.statusCode = 404;
      response.end("Not found");
    }));
    const listening = await new Promise<boolean>((done) => {
      server.once("error", () => done(false));
      server.listen(tried, "127.0.0.1", () => done(true));
    });
    if (listening) return {address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server};
  }
  throw new Fault(`Every port from ${port} to ${port + 19} is taken; name another with --port.`);
}
