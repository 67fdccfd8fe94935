import type {Format} from "../format.ts";
import type {Needed, Standard, Step} from "../careers.ts";

const kinds: Readonly<Record<Step["kind"], string>> = {promotion: "promotion", specialist: "into the specialist track", lateral: "lateral move"};
const logics: Readonly<Record<string, string>> = {learning: "by completing the learning", assessment: "by learning and an assessment", application: "by learning and verified application at work"};
const uses: Readonly<Record<string, string>> = {review: "the performance review", pay_band: "the pay band", promotion: "promotion", stretch: "stretch assignments"};
const spoken = (word: string) => word.replaceAll("_", " ");

/** "a, b and c". */
export const listed = (items: readonly string[]): string => (items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`);

/** What the career maps say. */
export function careerWords(format: Format) {
  const months = (n: number) => `${format.number(n, Number.isInteger(n) ? 0 : 1)} ${n === 1 ? "month" : "months"}`;
  return {
    title: "Career maps", families: "Families",
    heading: "What should I earn next, and where does it lead?",
    answer: (roles: number, families: number, steps: number) =>
      `${format.count(roles)} roles in ${format.count(families)} ${families === 1 ? "family" : "families"}, joined by ${format.count(steps)} steps. Choose your role: its page tells which badge comes next, how long it usually takes, what evidence it asks for and what it unlocks.`,
    none: "No career steps were supplied: the map needs the tables career_steps and role_requirements.",
    noRoles: "No roles are published.",
    familyAnswer: (roles: number, inside: number, outside: number) =>
      `${format.count(roles)} ${roles === 1 ? "role" : "roles"} and ${format.count(inside)} ${inside === 1 ? "step" : "steps"} between them${outside > 0 ? `; ${format.count(outside)} more ${outside === 1 ? "leads" : "lead"} to other families` : ""}.`,
    howToRead: "Levels go from left to right; where a role has several ways on, the path forks.",
    graph: (family: string) => `The career map of ${family}: roles by level from left to right, and the steps between them`,
    legend: {promotion: "promotion", specialist: "specialist track", lateral: "lateral"},
    wayOn: (to: string, kind: Step["kind"]) => `${to} (${kinds[kind]})`,
    noWayOn: "no step leads on",
    levelOf: (level: string, family: string | null, track: string) => `${family === null ? "" : `${family} · `}${level}${track === "core" ? "" : ` · ${track} track`}`,

    /** The first thing a person in a role wants to know. */
    roleAnswer: (steps: number, first: string | undefined, counts: number): string => {
      if (steps === 0) return "No step leads on from this role yet.";
      const ways = steps === 1 ? "One step leads on from this role." : `${format.count(steps)} steps lead on from this role.`;
      if (!first) return `${ways} ${steps === 1 ? "It asks" : "They ask"} for no badge.`;
      return `${ways} Earn ${first} next${counts > 1 ? `: it counts for ${format.count(counts)} of them` : steps === 1 ? "" : ": it comes first on the way to the first of them"}.`;
    },
    fromHere: "Where it leads",
    step: (kind: Step["kind"], minimum: number) => `${kinds[kind][0]!.toUpperCase()}${kinds[kind].slice(1)}${minimum > 0 ? ` after at least ${months(minimum)} in this role` : ""}.`,
    assignment: (text: string) => `Assignment that builds the missing experience: ${text}.`,
    noBadges: "No badge is required.",
    inOrder: "Badges, in order:",
    earned: ({logic, evidence, validators}: Standard) =>
      `Earned ${logics[logic] ?? spoken(logic)}. Evidence: ${evidence.length > 0 ? listed(evidence.map(spoken)) : "none named"}; ${validators === 1 ? "one signature" : `${format.count(validators)} signatures`}.`,
    lasts: ({validMonths}: Pick<Standard, "validMonths">) => (validMonths === null ? "Does not expire." : `Expires after ${months(validMonths)}.`),
    counts: ({countsToward}: Pick<Standard, "countsToward">) => (countsToward.length > 0 ? `Counts for ${listed(countsToward.map((word) => uses[word] ?? spoken(word)))}.` : "Does not count for review, pay band or promotion by itself."),
    /** "Usually 4 months from enrolment (95% interval 3 to 6 months); about 120 have earned it." */
    usual: ({months: median, lower, upper, earners}: Needed): string => {
      if (median === null) return earners ? `About ${format.count(earners)} have earned it; most who enrolled have not yet, so that no usual time can be told.` : "How long it usually takes cannot be told yet: too few have earned it.";
      const range = lower !== null && upper !== null && lower < upper ? ` (95% interval ${format.number(lower, Number.isInteger(lower) ? 0 : 1)} to ${months(upper)})` : "";
      return `Usually ${months(median)} from enrolment${range}${earners ? `; about ${format.count(earners)} have earned it` : ""}.`;
    },
    noStandard: "No standard of this badge is in force: it cannot be earned now.",
    unlocks: (roles: readonly string[]) => (roles.length > 0 ? `Also asked for by ${listed(roles.length > 6 ? [...roles.slice(0, 6), `${format.count(roles.length - 6)} more`] : roles)}.` : ""),
    enrol: "Enrol:",
    hours: (n: number) => `${format.number(n, Number.isInteger(n) ? 0 : 1)} h`,
    standard: "the standard",

    near: "Lateral moves near this role",
    nearHelp: "Roles beyond the declared steps that ask for badges most of which this role asks for too.",
    nearRow: (shared: readonly string[], missing: readonly string[]) => `Shared: ${listed(shared)}.${missing.length > 0 ? ` Missing: ${listed(missing)}.` : " Nothing is missing."}`,
    openings: "Open now",
    openingsHelp: "Openings in this role and in those that it leads to.",
    noOpenings: "No opening in this role or in those that it leads to.",
    opening: (role: string, location: string | null, opened: string) => `${role}${location ? `, ${location}` : ""} (since ${format.day(opened)})`,
    moreOpenings: (n: number) => `and ${format.count(n)} more`,
    into: "What leads here",
    noInto: "No step leads here.",
    family: (name: string) => `Map of ${name}`
  };
}
