import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/sharedFolder.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: "forks",
    maxWorkers: 2,
    // A worker a core, and one thread in each; test/golden sets its own, since figures may not depend on their number.
    env: {BADGEWAYS_THREADS: "1"}
  }
});
