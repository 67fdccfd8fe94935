import {readFileSync, writeFileSync} from "node:fs";
import {expect, test} from "vitest";
import {tablesAsMarkdown} from "../../src/contract/markdown.ts";

const file = new URL("../../docs/tables.md", import.meta.url);

test("docs/tables.md is what the contract says (UPDATE_DOCS=1 rewrites it)", () => {
  if (process.env.UPDATE_DOCS === "1") writeFileSync(file, tablesAsMarkdown());
  expect(readFileSync(file, "utf8")).toBe(tablesAsMarkdown());
});
