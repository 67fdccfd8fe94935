import {Fault} from "../fault.ts";
import {suggestion} from "../nearest.ts";
import type {Reference} from "./references.ts";
import {modelSchemas, type SqlFile} from "./modelFiles.ts";

/** A model with its text as it will run and the tables that it reads. */
export interface Model extends SqlFile {
  readonly sql: string;
  readonly references: readonly Reference[];
}

/** The models in an order in which each comes after what it reads. A Fault names an unknown reference, or a circle. */
export function inOrder(models: readonly Model[], known: ReadonlySet<string>): Model[] {
  const byName = new Map(models.map((model) => [model.name, model]));
  const ordered: Model[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (model: Model, path: readonly string[]) => {
    if (state.get(model.name) === "done") return;
    const here = [...path, model.name];
    if (state.get(model.name) === "open") throw new Fault(`The models read each other in a circle: ${here.slice(here.indexOf(model.name)).join(" → ")}.`);
    state.set(model.name, "open");
    for (const {name, line} of model.references) {
      const next = byName.get(name);
      if (next) visit(next, here);
      else if (!known.has(name)) throw new Fault(`${model.path}${line} reads ${name}, which no model makes${suggestion(name, [...byName.keys(), ...known])}.`);
    }
    state.set(model.name, "done");
    ordered.push(model);
  };
  for (const model of models) visit(model, []);
  return ordered;
}

/** Of models in order, those named and what they read, however far back. A Fault for a name that none bears. */
export function withAncestors(models: readonly Model[], names: readonly string[]): Model[] {
  const known = new Set(models.map(({name}) => name));
  for (const name of names) if (!known.has(name)) throw new Fault(`No model is named ${name}${suggestion(name, known)}.`);
  const wanted = new Set(names);
  for (const model of [...models].reverse()) if (wanted.has(model.name)) model.references.forEach(({name}) => wanted.add(name));
  return models.filter((model) => wanted.has(model.name));
}

/**
 * Which models a selection names: `core.moves`, `moves`, `core.*`, each with a trailing `+` for everything that reads it.
 * Throws a Fault (exit code 2) where a part of it names nothing.
 */
export function selectModels(models: readonly Model[], selection: readonly string[]): Model[] {
  const chosen = new Set<string>();
  for (const part of selection) {
    const pattern = part.replace(/\+$/, "");
    const found = models.filter((m) => m.name === pattern || m.name.split(".")[1] === pattern || (pattern.endsWith(".*") && m.name.startsWith(pattern.slice(0, -1))));
    if (found.length === 0) throw new Fault(`--select ${part} names no model${suggestion(pattern, models.map(({name}) => (pattern.includes(".") ? name : name.split(".")[1]!))) || `; schemas are ${modelSchemas.join(", ")}`}.`, {exitCode: 2});
    (part.endsWith("+") ? withReaders(models, found) : found).forEach((model) => chosen.add(model.name));
  }
  return models.filter((model) => chosen.has(model.name));
}

/** Of models in order, those given and everything that reads them. */
function withReaders(models: readonly Model[], given: readonly Model[]): Model[] {
  const chosen = new Set(given.map(({name}) => name));
  for (const model of models) if (model.references.some(({name}) => chosen.has(name))) chosen.add(model.name);
  return models.filter(({name}) => chosen.has(name));
}
