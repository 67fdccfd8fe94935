import {createServer, type Server} from "node:http";
import sirv from "sirv";
import {Fault} from "../src/fault.ts";

const tries = 20;

/** Serves built sites on loopback only, at the port given or the next free one. */
export async function serve({dist, port}: {dist: string; port: number}): Promise<{address: string; server: Server}> {
  const files = sirv(dist, {dev: true, etag: true});
  const last = Math.min(port + tries - 1, 65535);
  for (let tried = port; tried <= last; tried++) {
    const server = createServer((request, response) => files(request, response, () => {
      response.statusCode = 404;
      response.end("Not found");
    }));
    if (await listens(server, tried)) return {address: `http://127.0.0.1:${tried}/`, server};
  }
  throw new Fault(`No port from ${port} to ${last} can be opened; name another with --port.`);
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => done(true));
  });
}
