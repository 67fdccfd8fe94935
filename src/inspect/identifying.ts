import {tables} from "../contract/tables.ts";
import {headerWords, knownWords, plainHeader} from "./headers.ts";
import {knownForms} from "./systems.ts";
import {headerVocabularyText} from "./vocabulary.ts";

/**
 * What may be shown of a file. Values are shown only of coded columns, and only words that are known to be codes; a header is
 * shown unless it may be a value itself (a file without a header line, a table with a column a person).
 */

/** Kinds of columns whose values say who somebody is. */
export type PersonalKind = "name" | "e-mail" | "birth date";

const birth = /^(dob|birthday|birthdate|dateofbirth|birthdt|geburtsdatum)$/;

/** The personal kind that a header's words tell of. A year of birth and an age band are none. */
export function kindOfHeader(header: string): PersonalKind | undefined {
  const words = headerWords(header), joined = words.join("");
  if (words.includes("email") || words.includes("mail")) return "e-mail";
  if (birth.test(joined) || (words.some((word) => /^birth/.test(word)) && !words.includes("year")) || words.includes("dob")) return "birth date";
  const person = words.some((word) => ["employee", "worker", "person", "manager", "supervisor", "recipient", "legal", "preferred", "full", "display", "given", "maiden", "learner", "earner", "assessor", "reviewer", "candidate", "formal"].includes(word));
  if (words.some((word) => /^(surname|firstname|lastname|forename|fullname|vorname|nachname|nickname|displayname)$/.test(word))) return "name";
  if (words.includes("name") && (person || words.length === 1 || words.some((word) => ["first", "last", "middle", "family"].includes(word) && !words.includes("job")))) return "name";
  return undefined;
}

export const emailShape = "[^@\\s]+@[^@\\s]+";

/** Words that begin with capitals, a comma among them or not: a person's name, a place, a title. For DuckDB, whose classes of Unicode letters are slow. */
export const nameShape = "[A-Z\\x{80}-\\x{10ffff}][^ 0-9@_/|;:]*(,? +[A-Z\\x{80}-\\x{10ffff}][^ 0-9@_/|;:]*)+";

const dateLike = /^\s*\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}/;

const codeWords = new Set([
  ...["a", "an", "and", "for", "in", "no", "not", "of", "on", "or", "still", "to", "with", "yes", "true", "false", "none", "null", "other", "unknown"],
  ...tables.flatMap(({columns}) => columns.flatMap(({values}) => values ?? [])).flatMap(headerWords),
  ...knownForms().flatMap(({values}) => Object.values(values)).flatMap((words) => Object.keys(words)).flatMap(headerWords)
]);

/** Whether a value of a coded column may be shown: it is made of words that codes are made of, or is a code of at most three letters and digits. */
export function isCodeWord(value: string): boolean {
  if (value.length > 60 || value.includes("@") || dateLike.test(value)) return false;
  if (/^([A-Z]{1,3}|[A-Z]{0,3}\d{1,3})$/.test(value.trim())) return true;
  const words = headerWords(value);
  return words.length > 0 && words.every((word) => codeWords.has(word));
}

const headerVocabulary = new Set([
  ...knownWords, ...codeWords, ...headerVocabularyText.split(/\s+/),
  ...tables.flatMap(({name, columns}) => [name, ...columns.map((column) => column.name)]).flatMap(headerWords),
  ...knownForms().flatMap(({columns, tells}) => [...Object.values(columns).flat(), ...tells]).flatMap(headerWords)
]);

const isKnown = (word: string) => headerVocabulary.has(word) || /^\d{1,4}$/.test(word) || (word.length > 3 && word.endsWith("s") && headerVocabulary.has(word.slice(0, -1)));

/** Whether a cell of a header line says something that headers say. */
export const isHeaderWord = (cell: string) => headerWords(cell).some((word) => isKnown(word) && !/^\d+$/.test(word));

/** Whether a cell cannot be a column's name: empty, a number, a date, an address, or a text of a sentence's length. */
export const isNoHeader = (cell: string) => cell.trim() === "" || cell.includes("@") || dateLike.test(cell) || /^[\s\d.,+-]+$/.test(cell) || cell.length > 120;

const wholeHeaders = new Set(knownForms().flatMap(({columns, tells}) => [...Object.values(columns).flat(), ...tells]).map(plainHeader));

/** Whether a header is a known one or made of known words alone, so that it may be shown and written. */
export const isPlainHeader = (header: string) => !isNoHeader(header) && (wholeHeaders.has(plainHeader(header)) || headerWords(header).every(isKnown)) && !/[\p{Cc}\ufffd"|;]/u.test(header);

/** The header as it may be shown: words that are not known to be a heading's may be a name and are left out; undefined where none is left. */
export function shownHeader(header: string): string | undefined {
  if (isPlainHeader(header)) return header;
  if (isNoHeader(header)) return undefined;
  const words = headerWords(header);
  return words.some((word) => isKnown(word) && !/^\d+$/.test(word)) && words.length <= 8 ? words.map((word) => (isKnown(word) ? word : "…")).join(" ") : undefined;
}
