import {audiences, publications, type Audience, type Publication} from "./catalogue.ts";

const readers: Readonly<Record<Audience, string>> = {
  hr: "HR leaders and the people who run the program",
  equity: "those who audit equity",
  executive: "executives",
  everyone: "everyone in the organization"
};

/** docs/audiences.md: who gets which files, and how each is protected, from the catalogue alone. A test holds the file against this. */
export function audienceIndex(): string {
  return `# Who sees what

Made from \`src/publish/catalogue.ts\`, the one place that declares what leaves the warehouse; the gate and the attacker hold every file against it. Each audience has a folder of its own in a
publication and a site of its own: the others' files do not exist there. [disclosure.md](disclosure.md) says what the words of the last column mean.

${audiences.map(section).join("\n\n")}
`;
}

function section(audience: Audience): string {
  const own = publications.filter(({audiences: to}) => to.includes(audience));
  return [
    `## ${audience}: ${readers[audience]}`, "", "| file | columns about people | protection |", "| --- | --- | --- |",
    ...own.map((publication) => `| ${publication.name} | ${aboutPeople(publication).join(", ") || "–"} | ${protection(publication)} |`)
  ].join("\n");
}

const isBand = ({values}: Publication["columns"][number]) => values?.includes("1–2") ?? false;

const aboutPeople = ({columns, cells}: Publication) =>
  columns.filter((column) => column.role === "count" || column.role === "band" || isBand(column) || (column.role === "figure" && cells !== undefined)).map(({name}) => name);

function protection({columns, cells, exact, name}: Publication): string {
  const has = (role: string) => columns.some((column) => column.role === role);
  const said = [
    has("count") && (exact ? "exact where privacy.exact says so, else rounded; thresholds, complementary suppression, attacked" : cells ? "rounded, thresholds, attacked" : "floored to fives"),
    columns.some(isBand) && "bands",
    has("band") && "bands of rows",
    columns.some((column) => column.name === "assessor") && "pseudonyms",
    !has("count") && has("figure") && (cells ? "rounded, thresholds" : "computed from published counts"),
    name === "critical_roles" && "a word, no count"
  ].filter(Boolean);
  return said.length > 0 ? said.join("; ") : "nothing about people";
}
