import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/sharedFolder.ts"],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: "forks",
    // One more than cores: a browser's silence, a disk and the start of a process are waited for. DuckDB has one thread in each;
    // test/golden sets its own, since figures may not depend on their number.
    maxWorkers: availableParallelism() + 1,
    env: {BADGEWAYS_THREADS: "1"}
  }
});
