import {groupContrasts, type GroupContrast} from "../groupModel.ts";
import {isOfPeople, type Evidence, type Pair} from "./evidence.ts";

/** The logistic contrast of each pair that a model tells of; undefined as a whole where the pack holds no rows. */
export function contrastsOf(pairs: readonly Pair[], evidence: Evidence): ReadonlyMap<Pair, GroupContrast> | undefined {
  const found = new Map<Pair, GroupContrast>();
  const pool = pairs[0]?.pool;
  if (!pool || isOfPeople(pool.attribute) && pool.attribute !== "assessor_id") return found;
  const model = evidence.cells(pool);
  if (!model) return undefined;
  const asked = pairs.filter(({apart, focal, reference}) => apart && reference !== null && model.numbers.has(focal.name) && model.numbers.has(reference));
  if (asked.length === 0) return found;
  const contrasts = groupContrasts(model.cells, asked.map(({focal}) => model.numbers.get(focal.name)!), asked.map(({reference}) => model.numbers.get(reference!)!));
  asked.forEach((pair, k) => {
    if (contrasts[k]) found.set(pair, contrasts[k]);
  });
  return found;
}
