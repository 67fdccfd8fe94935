import type {Digest} from "./digest.ts";

// A word joiner keeps a minus at its number on a page; some mail readers show it.
const text = (value: string) => value.replaceAll("\u2060", "").replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);
/** What Markdown would take for markup. */
const plain = (value: string) => value.replaceAll("\u2060", "").replace(/[\\`*_[\]<>#|~]/g, (c) => `\\${c}`);

const font = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif";

/** As a message: one column of 600 pixels, styles on the elements, nothing that a mail reader would have to fetch or run. */
export function digestHtml({heading, stand, answer, sections, foot}: Digest): string {
  const item = ({lead, text: said}: Digest["sections"][number]["items"][number]) => `<li style="margin:0 0 8px">${lead ? `<strong>${text(lead)}</strong> ` : ""}${text(said)}</li>`;
  return [
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${text(heading)}</title></head>`,
    `<body style="margin:0;padding:16px;${font};font-size:15px;line-height:1.5"><main style="max-width:600px;margin:0 auto">`,
    `<h1 style="font-size:22px;line-height:1.25;margin:0 0 4px">${text(heading)}</h1><p style="margin:0 0 16px;font-size:13px">${text(stand)}</p>`,
    ...(answer ? [`<p style="font-size:17px;line-height:1.4;margin:0 0 16px">${text(answer)}</p>`] : []),
    ...sections.flatMap((section) => [`<h2 style="font-size:17px;margin:20px 0 8px">${text(section.heading)}</h2>`, `<ul style="margin:0;padding-left:20px">${section.items.map(item).join("")}</ul>`]),
    `<p style="margin:24px 0 0;font-size:13px">${text(foot)}</p></main></body></html>`
  ].join("\n") + "\n";
}

export function digestMarkdown({heading, stand, answer, sections, foot}: Digest): string {
  return [
    `# ${plain(heading)}`, plain(stand), ...(answer ? [plain(answer)] : []),
    ...sections.flatMap((section) => [`## ${plain(section.heading)}`, section.items.map(({lead, text: said}) => `- ${lead ? `**${plain(lead)}** ` : ""}${plain(said)}`).join("\n")]),
    plain(foot)
  ].join("\n\n") + "\n";
}
