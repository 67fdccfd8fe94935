/** A page as Framework gets it, and the parts that stand in it as marks. */
export interface Thinned {
  readonly html: string;
  readonly parts: readonly string[];
}

const part = /<(svg|table)\b[\s\S]*?<\/\1>/g;
const mark = (index: number) => `<i data-aside="${index}"></i>`;

/**
 * Sets charts and tables aside that link nowhere: Framework would build a document tree of each page three times and change nothing in them,
 * which was four fifths of the cost of a site.
 */
export function setAside(html: string): Thinned {
  const parts: string[] = [];
  const thin = html.replace(part, (found, tag: string) => {
    if (/\s(href|src|srcset)=/.test(found) || found.includes(`<${tag}`, 1)) return found;
    return mark(parts.push(settled(found)) - 1);
  });
  return {html: thin, parts};
}

/** The page with its parts in their places. */
export const putBack = (html: string, parts: readonly string[]): string =>
  html.replace(/<i data-aside="(\d+)"><\/i>/g, (_, index) => parts[Number(index)]!);

const kept: Readonly<Record<number, string>> = {34: "&quot;", 38: "&amp;", 60: "&lt;", 62: "&gt;"};

/** HTML whose text was made safe for Markdown (`escape`), in the short form of HTML alone. */
export const settled = (html: string): string => html.replace(/&#(\d+);/g, (_, code) => kept[Number(code)] ?? String.fromCodePoint(Number(code)));
