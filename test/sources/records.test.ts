import {Readable} from "node:stream";
import fc from "fast-check";
import {expect, test} from "vitest";
import {findRecords} from "../../src/sources/records.ts";

const question = {records: [0, 1, 2, 4, 7], entries: [3, 5], delimiter: ",", above: 1, width: 3};
const places = (chunks: readonly string[], width: number) => findRecords(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), {...question, width});

test("where records start does not depend on how the file comes in", async () => {
  const text = fc.array(fc.constantFrom("a", "bc", ",", "\n", "\n", "\r\n", "\r", "\"", "\"\"", " ", "ü"), {maxLength: 40}).map((parts) => parts.join(""));
  await fc.assert(fc.asyncProperty(text, fc.constantFrom(1, 3), fc.nat(40), async (content, width, cut) => {
    // Byte by byte no line is seen whole, so that each is walked through.
    const walked = await places([...Buffer.from(content)].map((byte) => String.fromCharCode(byte < 128 ? byte : 97)), width);
    expect(await places([content], width)).toEqual(walked);
    expect(await places([content.slice(0, cut), content.slice(cut)], width)).toEqual(walked);
  }), {numRuns: 500});
});
