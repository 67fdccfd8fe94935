import {linkPlaceholders, type LinkedThing} from "../contract/manifest.ts";

/** The address of a thing in the organization's own systems; undefined where the manifest names none. */
export type Links = (thing: LinkedThing, ...values: readonly (string | number)[]) => string | undefined;

/** `links` of the manifest. Values are URL-encoded; those that a browser would take for a step upward (`.`, `..`) lead nowhere. */
export function linksOf(templates: Readonly<Record<string, string>>): Links {
  return (thing, ...values) => {
    const template = templates[thing];
    if (!template?.startsWith("https://") || values.some((value) => /^\.{1,2}$/.test(String(value)))) return undefined;
    return linkPlaceholders[thing].reduce((url, name, k) => url.replaceAll(`{${name}}`, () => encodeURIComponent(String(values[k] ?? ""))), template);
  };
}
