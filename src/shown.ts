/** A name from outside (a column, a file) as it may stand in a message: on one line, and not without end. */
export function shown(name: string): string {
  const flat = name.replaceAll(/[\s\p{C}]+/gu, " ").trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
}

/** Names one after the other, the first `most` of them. */
export const listed = (names: readonly string[], most: number) =>
  names.length > most ? `${names.slice(0, most).map(shown).join(", ")} and ${names.length - most} more` : names.map(shown).join(", ");
