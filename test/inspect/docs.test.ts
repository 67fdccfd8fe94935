import {readdirSync, readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {parse} from "yaml";
import {manifestSchema} from "../../src/contract/manifest.ts";
import {tableNamed} from "../../src/contract/tables.ts";
import {allColumns} from "../../src/inspect/fit.ts";
import {plainHeader} from "../../src/inspect/headers.ts";
import {knownForms, systemFiles} from "../../src/inspect/systems.ts";

const docs = new URL("../../docs/sources/", import.meta.url);
const systems = systemFiles().map(({name}) => name.replace(".yaml", "")).filter((name) => name !== "common");
const text = (name: string) => readFileSync(new URL(`${name}.md`, docs), "utf8");

test("every known system has its page, and the index names it", () => {
  const pages = readdirSync(docs).map((name) => name.replace(".md", ""));
  for (const system of systems) {
    expect(pages).toContain(system);
    expect(text("README")).toContain(`(${system}.md)`);
  }
});

test.each(systems)("the manifest on the page of %s is one: keys, columns of the contract, headers that inspect knows, words of the lists", (system) => {
  const yaml = /```yaml\n([\s\S]*?)```/.exec(text(system))![1]!;
  const {tables} = manifestSchema.parse(parse(yaml));
  const known = new Set(knownForms().filter((form) => form.system?.toLowerCase() === system).flatMap(({columns}) => Object.values(columns).flat()).map(plainHeader));
  for (const [table, blocks] of Object.entries(tables)) {
    const ours = allColumns(tableNamed(table));
    for (const {columns, constants, values, match} of blocks ?? []) {
      for (const name of [...Object.keys(columns), ...Object.keys(constants), ...Object.keys(values), ...Object.keys(match)]) expect(ours.map((column) => column.name), `${table}.${name}`).toContain(name);
      for (const header of Object.values(columns)) expect(known.has(plainHeader(header)) || table === "teams", header).toBe(true);
      for (const [name, words] of Object.entries(values)) expect(ours.find((column) => column.name === name)!.values ?? Object.values(words), `${table}.${name}`).toEqual(expect.arrayContaining(Object.values(words).filter((word) => word !== null)));
    }
  }
});
