import {Fault} from "../fault.ts";

/** What a file is whose name says otherwise, by its first bytes, and the mend. */
const signatures: readonly (readonly [string | RegExp, string])[] = [
  ["504b0304", "is a spreadsheet or another zip archive; save the sheet as CSV (UTF-8)"],
  ["d0cf11e0", "is a spreadsheet of old Excel; save the sheet as CSV (UTF-8)"],
  ["1f8b", "is packed with gzip; let its name end in .gz"],
  ["50415231", "is a Parquet file; let its name end in .parquet"],
  ["25504446", "is a PDF document; export the table as CSV"],
  ["89504e47", "is a picture; export the table as CSV"],
  ["ffd8ff", "is a picture; export the table as CSV"],
  [/^(\ufeff)?\s*<(!doctype|html|\?xml)/i, "is a web page or XML, not a table (a page to sign in, perhaps); export the table as CSV"]
];

/** Refuses the text of a file that is no text. `head` are its first bytes, `text` the same decoded. */
export function refuseOtherForms(file: string, head: Buffer, text: string): void {
  for (const [mark, sentence] of signatures) {
    const fits = typeof mark === "string" ? head.subarray(0, mark.length / 2).toString("hex") === mark : mark.test(text.slice(0, 500));
    if (fits) throw new Fault(`${file} ${sentence}.`);
  }
}

/** A character that no exported line holds: it tells binary data. Tabs and line ends are none. */
export const isBinary = (text: string) => /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.test(text);
