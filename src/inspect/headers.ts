/** Words of headers that stand for each other, each by the one that the contract's columns use. */
const sameWords: Readonly<Record<string, readonly string[]>> = {
  employee: ["worker", "associate", "staff", "personnel", "person", "user", "learner", "recipient", "earner", "emp", "incumbent"],
  id: ["number", "no", "nr", "code", "identifier", "ref", "reference", "eid"],
  role: ["job", "profile", "position", "occupation"],
  team: ["department", "dept", "organization", "organisation", "org", "unit", "supervisory", "crew"],
  manager: ["supervisor", "lead", "boss"],
  date: ["day", "at", "on", "when"],
  name: ["title", "label"],
  badge: ["template", "credential", "certificate", "award"],
  submission: ["issued", "issuance"],
  location: ["site", "office", "city", "workplace"],
  status: ["state"],
  submitted: ["applied"],
  enrolled: ["registered", "registration", "enrolment", "enrollment", "assigned"],
  completed: ["completion", "finished", "complete"],
  opened: ["open", "posted", "created"],
  closed: ["close"],
  filled: ["fill"],
  expires: ["expiry", "expiration", "expire", "expired"],
  revoked: ["revocation"],
  hire: ["hired", "hiring", "joining", "joined"],
  termination: ["term", "leaving", "exit", "separation", "terminated"],
  question: ["item"],
  score: ["points", "rating"],
  function: ["functional"],
  assessor: ["reviewer", "validator", "evaluator", "examiner"],
  parent: ["superior", "upper"],
  behavior: ["behaviour"],
  description: ["text", "explanation"],
  requisition: ["req", "vacancy", "opening"],
  asset: ["course", "training", "object"],
  kind: ["type", "category"],
  metric: ["measure", "kpi", "indicator"],
  email: ["mail"],
  minimum: ["min"],
  maximum: ["max"]
};

const canonical = new Map(Object.entries(sameWords).flatMap(([ours, theirs]) => theirs.map((word) => [word, ours] as const)));
/** Words that say nothing of a table by themselves. */
const vague = new Set(["id", "name", "date", "kind", "status", "description"]);
const fillers = new Set(["the", "of", "a", "an", "our", "is", "for", "and", "s"]);

/** A header's words in lower case: camel case and punctuation divide, units and currencies in brackets are dropped. */
export function headerWords(header: string): string[] {
  return header
    .replace(/[([{][^)\]}]*[)\]}]/g, " ")
    .replace(/e-?mail/gi, " email ")
    .replace(/(date|day|year)of(?=\p{Lu})/giu, "$1 of ")
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}#]+/u)
    .map((word) => (word === "#" ? "id" : word.replaceAll("#", "")))
    .filter((word) => word !== "");
}

/** The form in which two headers are the same if they differ in case, spaces, underscores and brackets alone. */
export const plainHeader = (header: string) => headerWords(header).join("");

/** How much two headers mean the same, 0 to 1, by the words that they share. */
export function likeness(one: string, other: string): number {
  const a = meanings(one), b = meanings(other);
  if ([a, b].some((words) => [...words].every((word) => vague.has(word)))) return 0;
  const shared = [...a].filter((word) => b.has(word)).length;
  return (2 * shared) / (a.size + b.size);
}

function meanings(header: string): Set<string> {
  return new Set(headerWords(header).filter((word) => !fillers.has(word)).map((word) => canonical.get(word) ?? canonical.get(singular(word)) ?? singular(word)));
}

const singular = (word: string) => (word.length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") ? word.slice(0, -1) : word);

/** Every word of headers that is known to mean something; a heading without any may be a value. */
export const knownWords: ReadonlySet<string> = new Set([...Object.keys(sameWords), ...canonical.keys()]);
