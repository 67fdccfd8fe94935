/** A page's file name for each thing of a kind, made of its id; ids that differ only by signs get a number. */
export function pathsOf(kind: string, ids: readonly string[]): Map<string, string> {
  const taken = new Map<string, number>(), paths = new Map<string, string>();
  for (const id of [...ids].sort()) {
    const name = `${kind}-${id.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "x"}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    paths.set(id, times === 1 ? name : `${name}--${times}`);
  }
  return paths;
}
