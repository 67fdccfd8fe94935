import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {manifestSchema} from "../../src/contract/manifest.ts";
import {readManifest} from "../../src/sources/manifest.ts";
import {folderOf} from "../sources/organization.ts";

const [manifest, table] = readFileSync(new URL("../../docs/manifest.md", import.meta.url), "utf8").split("## A table").map((part) =>
  [...part.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$/gm)].map(([, key, example]) => ({key: key!, example: example!})));

type Schema = any;
const bare = (schema: Schema): Schema => (schema.def.innerType ? bare(schema.def.innerType) : schema.def.type === "pipe" ? bare(schema.def.in) : schema);

/** Keys with those of the maps inside: `privacy.exact`; `links.*` where any of a list may stand. */
function keysOf(schema: Schema, listed: readonly string[]): string[] {
  return Object.entries(bare(schema).shape).flatMap(([key, value]) => {
    if (listed.includes(key)) return [`${key}.*`];
    return bare(value).shape ? keysOf(value, []).map((inner) => `${key}.${inner}`) : [key];
  });
}

test("every key of the manifest stands in docs/manifest.md, and no other", () => {
  expect(manifest!.map(({key}) => key)).toEqual(expect.arrayContaining(keysOf(manifestSchema, ["links", "uses", "tables"])));
  expect(keysOf(manifestSchema, ["links", "uses", "tables"])).toEqual(expect.arrayContaining(manifest!.map(({key}) => key)));
  const block = bare(bare(bare(manifestSchema.shape.tables).def.valueType).def.options[0].def.element);
  const keys = keysOf(block, []).flatMap((key) => (key === "match" ? ["match.by", "match.system"] : [key]));
  expect([...table!.map(({key}) => key)].sort()).toEqual(keys.sort());
});

test.each([...manifest!, ...table!.map(({key, example}) => ({key, example: `tables: {${example}}`}))])("the example of $key is read", async ({example}) => {
  await expect(readManifest(folderOf({"sources.yaml": example}))).resolves.toMatchObject({written: true});
});
