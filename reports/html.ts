/** Text that comes from data, safe inside HTML and inside the Markdown that Framework executes (`${` is code there). */
export function escape(text: unknown): string {
  return String(text).replace(/[&<>"'$`\\*_[\]|~]/g, (c) => `&#${c.codePointAt(0)};`);
}

/** Pieces of HTML in one line each: a blank line would end an HTML block of Markdown. */
export const lines = (...parts: readonly (string | false | undefined)[]): string => parts.filter(Boolean).join("\n");
