import {expect, test} from "vitest";
import {memoryLimit} from "../../src/warehouse/memory.ts";
import {openSession} from "../../src/warehouse/session.ts";

test("60 % of the machine, where nothing is said", () => {
  expect(memoryLimit(undefined, 10 * 2 ** 30)).toBe("6144MiB");
  expect(memoryLimit(" ", 10 * 2 ** 30)).toBe("6144MiB");
});

test("a small machine still gets enough to begin with", () => {
  expect(memoryLimit(undefined, 2 ** 29)).toBe("512MiB");
});

test.each(["4GB", "1.5GiB", "800 MB"])("%s is a size", (size) => expect(memoryLimit(size)).toBe(size));

test.each(["4", "much", "0GB", "-1GB", "80%"])("%s is none, and the message shows one", (size) => {
  expect(() => memoryLimit(size)).toThrow(`BADGEWAYS_MEMORY is ${size}, which is no size of memory; write it like 4GB.`);
});

test("a session keeps to its limit", async () => {
  const session = await openSession(":memory:", {memoryLimit: "512MiB"});
  expect((await session.rows("select current_setting('memory_limit') as memory"))[0]!.memory).toBe("512.0 MiB");
  session.close();
});
