import type {z} from "zod";
import {linkPlaceholders, manifestSchema} from "../contract/manifest.ts";
import {tables} from "../contract/tables.ts";
import {uses} from "../contract/uses.ts";
import {suggestion} from "../nearest.ts";

type Issue = z.core.$ZodIssue;

const blockKeys = ["files", "snapshots", "pick", "skip", "only", "columns", "constants", "values", "prefix", "dates", "format", "distinct", "carry_forward", "match"];
const tableNames: readonly string[] = tables.map((table) => table.name);
const keysAt: Record<string, readonly string[]> = {
  "": Object.keys(manifestSchema.shape),
  privacy: ["minimum_cell", "exact", "salt_file"],
  audit: ["reference_group", "minimum_share", "months", "legend", "build"],
  drift: ["rows", "shares", "action"],
  uses,
  links: Object.keys(linkPlaceholders),
  performance: ["high_rating"],
  format: ["delimiter", "encoding", "decimal", "null"]
};

/** A schema issue as one sentence, and the path of the key that it is about. */
export function faultSentence(issue: Issue, given: unknown): {path: PropertyKey[]; sentence: string} {
  const deepest = descend(issue, given);
  const path = [...deepest.path];
  if (deepest.code === "unrecognized_keys") {
    const key = deepest.keys[0]!;
    const parent = path.findLast((step) => typeof step === "string");
    const known = path.includes("match") ? ["by", "system"] : path.length > 1 && path[0] === "tables" && parent !== "format" ? blockKeys : (keysAt[String(parent ?? "")] ?? tableNames);
    const noun = known === tableNames ? "table" : "key";
    return {path: [...path, key], sentence: `there is no ${noun} ${key} here${suggestion(key, known) || `; there are ${known.join(", ")}`}.`};
  }
  const name = path.map(String).filter((step) => !/^\d+$/.test(step)).slice(path[0] === "tables" ? 2 : 0).join(": ") || String(path.at(-1) ?? "the file");
  const near = path[0] === "timezone" ? suggestion(String(valueAt(given, path)), Intl.supportedValuesOf("timeZone")) : "";
  return {path, sentence: `${name} ${mend(deepest, valueAt(given, path))}${near}.`};
}

/** In a union the issue of the branch that fits the given value's kind says more than "invalid input". */
function descend(issue: Issue, given: unknown): Issue {
  if (issue.code !== "invalid_union") return issue;
  const value = valueAt(given, issue.path);
  const branches = issue.errors.filter((issues) => issues.length > 0);
  const inside = branches.find((issues) => issues[0]!.path.length > 0 || issues[0]!.code === "unrecognized_keys" || issues[0]!.code === "custom" || issues[0]!.code === "too_big" || issues[0]!.code === "too_small");
  const chosen = (value !== null && typeof value === "object" ? branches.find((issues) => issues[0]!.path.length > 0 || issues[0]!.code === "unrecognized_keys") : undefined) ?? inside;
  if (!chosen) return issue;
  const first = chosen[0]!;
  return descend({...first, path: [...issue.path, ...first.path]} as Issue, given);
}

/** What a key takes that takes several kinds of value. */
const kinds: Record<string, string> = {
  files: "a file's name or a list of names", only: "a word or a list of words", null: "a word or a list of words", dates: "a date format, or one a column",
  reject_limit: "a share from 0 to 1, or one a table", match: "{by: work_email}, or {by: person_keys, system: …}", organization: "text",
  columns: "the name of one column", values: "one word of ours, or null"
};

function kindAt(path: readonly PropertyKey[]): string {
  if (path[0] === "tables" && path.length === 2) return "a block of keys and values, like {files: …}, or a list of blocks";
  const key = path.findLast((step) => typeof step === "string" && Object.hasOwn(kinds, step));
  return kinds[String(key)] ?? "one word or number";
}

function mend(issue: Issue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type": return `must be ${article(issue.expected)}`;
    case "invalid_value": {
      const words = issue.values.map(String);
      return words.length === 1 ? `can only be ${words[0]}` : `must be one of ${words.map((w) => `"${w}"`).join(", ")}${words.every((w) => w.length > 1) ? suggestion(String(value), words) : ""}`;
    }
    case "invalid_union": return `must be ${kindAt(issue.path)}`;
    case "too_small": case "too_big": {
      if (/^must/.test(issue.message)) return issue.message;
      const bound = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      return issue.origin === "array" || issue.origin === "string" ? "must not be empty" : `must be ${bound}`;
    }
    default: return /^must/.test(issue.message) ? issue.message : "has a value that cannot be read";
  }
}

function article(kind: string): string {
  const kinds: Record<string, string> = {string: "text", number: "a number", int: "a whole number", boolean: "true or false", array: "a list", object: "keys and values", record: "keys and values"};
  return kinds[kind] ?? kind;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at !== null && typeof at === "object" ? (at as Record<PropertyKey, unknown>)[step] : undefined), given);
}
