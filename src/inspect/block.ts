import type {Session} from "../warehouse/session.ts";
import {changedOnly, wordsForNothing} from "./changes.ts";
import {codingOf, type Coding} from "./codes.ts";
import type {Pair} from "./fit.ts";
import {lastOf} from "./groups.ts";
import {findReferences, systemOfKeys, type Found} from "./persons.ts";
import {datesOfBlock} from "./profile.ts";
import type {Reading} from "./readings.ts";

/** A reading with all that its block of the manifest says. */
export interface DraftBlock {
  readonly reading: Reading;
  readonly pairs: readonly Pair[];
  /** Pairs that are left out of the manifest, since most of the words are not known. */
  readonly unsure: readonly Pair[];
  readonly codings: ReadonlyMap<string, Coding>;
  readonly constants: Readonly<Record<string, string>>;
  readonly found: readonly Found[];
  readonly carryForward: readonly string[];
  readonly nullWords: readonly string[];
  readonly dates: ReturnType<typeof datesOfBlock>;
  readonly decimalComma: boolean;
}

/** Works out a reading's block. */
export async function draftBlock(session: Session, reading: Reading, readings: readonly Reading[]): Promise<DraftBlock> {
  const {fit, group} = reading;
  const codings = new Map<string, Coding>();
  for (const {ours, theirs} of fit.pairs) {
    const codes = group.columns.codes.get(theirs.at);
    if ((ours.values || ours.type === "bool") && codes) codings.set(ours.name, codingOf(codes, ours, fit.forms));
  }
  // Rows with words outside the list are rejected: an optional column of mostly unknown words is better left out at first.
  const unsure = fit.pairs.filter(({ours}) => (ours.optional || ours.fallback !== undefined) && (codings.get(ours.name)?.known ?? 1) < 0.5);
  const pairs = fit.pairs.filter((pair) => !unsure.includes(pair));
  const system: Record<string, string> = fit.table.name === "person_keys" && !pairs.some(({ours}) => ours.name === "system") ? {system: systemOfKeys(reading)} : {};
  const dated = pairs.filter(({ours}) => ours.type === "date" || ours.type === "month").map(({ours, theirs}) => ({ours: ours.name, profile: theirs}));
  return {
    reading, pairs, unsure, codings, constants: {...fit.constants, ...system},
    found: await findReferences(session, reading, readings),
    carryForward: await changedOnly(session, reading),
    nullWords: lastOf(group).rows === 0 ? [] : await wordsForNothing(session, reading),
    dates: datesOfBlock(dated),
    decimalComma: pairs.some(({ours, theirs}) => ours.type === "number" && theirs.commaNumber > 0.05)
  };
}
