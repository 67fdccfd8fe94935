import {readFileSync} from "node:fs";
import {expect, test} from "vitest";

const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8")) as {packages: Record<string, unknown>};
const names = Object.keys(lock.packages);

test.each(["win32-x64", "darwin-arm64", "darwin-x64", "linux-x64", "linux-arm64"])("the lock file holds the binaries of %s", (platform) => {
  const rollup = `node_modules/@rollup/rollup-${platform}`;
  expect(names).toContain(`node_modules/@duckdb/node-bindings-${platform}`);
  expect(names).toContain(`node_modules/@esbuild/${platform}`);
  expect(names.some((name) => name.startsWith(rollup))).toBe(true);
});
