/**
 * A pattern of relative POSIX paths as a regular expression: `*` and `?` stay within a folder, `**` crosses folders,
 * `{a,b}` is either. Nothing else is special.
 */
export function globExpression(pattern: string): RegExp {
  const braces = balanced(pattern);
  let source = "";
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    if (c === "*" && pattern[i + 1] === "*") {
      const folder = pattern[i + 2] === "/";
      source += folder ? "(?:[^/]+/)*" : ".*";
      i += folder ? 2 : 1;
    } else if (c === "*") source += "[^/]*";
    else if (c === "?") source += "[^/]";
    else if (braces && c === "{") { source += "(?:"; depth++; }
    else if (braces && c === "}") { source += ")"; depth--; }
    else if (depth > 0 && c === ",") source += "|";
    else source += c.replace(/[\\^$.|+()[\]{}]/, "\\$&");
  }
  return new RegExp(`^${source}$`, "u");
}

/** Braces that do not pair are ordinary characters of a file's name. */
function balanced(pattern: string): boolean {
  let depth = 0;
  for (const c of pattern) {
    if (c === "{") depth++;
    if (c === "}" && --depth < 0) return false;
  }
  return depth === 0;
}

/** The part of a pattern before its first special character. */
export const literalStart = (pattern: string) => pattern.slice(0, pattern.search(/[*?{]/) < 0 ? pattern.length : pattern.search(/[*?{]/));
