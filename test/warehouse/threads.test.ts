import {afterEach, expect, test, vi} from "vitest";
import {openSession} from "../../src/warehouse/session.ts";
import {threadLimit} from "../../src/warehouse/threads.ts";

afterEach(() => vi.unstubAllEnvs());

test("where nothing is said, DuckDB chooses", () => {
  vi.stubEnv("BADGEWAYS_THREADS", undefined);
  expect([threadLimit(), threadLimit(" ")]).toEqual([undefined, undefined]);
});

test.each(["0", "-1", "1.5", "many", "2 cores"])("%s is no number of threads, and the message shows one", (wanted) => {
  expect(() => threadLimit(wanted)).toThrow(`BADGEWAYS_THREADS is ${wanted}, which is no number of threads; write it like 2.`);
});

test("a session keeps to it, unless it is opened with a number of its own", async () => {
  vi.stubEnv("BADGEWAYS_THREADS", "3");
  for (const [own, threads] of [[undefined, "3"], [2, "2"]] as const) {
    const session = await openSession(":memory:", {threads: own});
    expect(await session.rows("select current_setting('threads')::varchar as threads")).toEqual([{threads}]);
    session.close();
  }
});
