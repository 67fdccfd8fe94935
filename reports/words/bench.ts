import type {Format} from "../format.ts";

const names = (list: readonly string[]) => (list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`);

/** Statuses in words; shape and colour come from the style sheet. */
export const benchStatus: Readonly<Record<string, string>> = {covered: "Covered", thin: "Thin", no_successor: "No successor"};
export const coverageStatus: Readonly<Record<string, string>> = {over: "More than needed", covered: "Covered", thin: "Fewer than needed", concentrated: "One holder alone", gap: "Nobody"};

/** What is said of critical roles, of who is ready for them, and of scarce skills. */
export function benchWords(format: Format) {
  const without = (bare: readonly string[], roles: number) =>
    `${bare.length > 3 ? `${format.count(bare.length)} of ${format.count(roles)} critical roles have` : `${names(bare)} ${bare.length === 1 ? "has" : "have"}`} nobody ready now or within twelve months.`;
  return {
    title: "Bench", heading: "Who could step in?",
    lacking: {
      awards: "No awards were supplied: who is ready needs them.", career_steps: "No career steps were supplied: who could step in needs them.",
      role_requirements: "No role requirements were supplied: who is ready needs them.", badges: "No badge standards were supplied: who is ready needs them.", critical_roles: "No role is marked as critical: mark the roles whose vacancy costs most, or see the candidates below."
    } as Readonly<Record<string, string>>,
    answer: (bare: readonly string[], thin: number, roles: number): string => (bare.length === 0
      ? `Every one of the ${format.count(roles)} critical roles has somebody ready now or within twelve months${thin > 0 ? `, but ${format.count(thin)} ${thin === 1 ? "has" : "have"} fewer than two for each position` : ""}.`
      : `${without(bare, roles)}${thin > 0 ? ` ${format.count(thin)} more ${thin === 1 ? "has" : "have"} fewer than two people ready for each position.` : ""}`),
    bare: without,
    risk: "Who could step in",
    bands: "People are in bands: 0, 1–2, 3+. Ready now means every required badge held and unexpired, and the minimum months served; performance and openings are not part of it.",

    roles: {
      heading: "Critical roles",
      title: (one: number, once: number, filled: number): string => (once === 0
        ? `${format.count(one)} critical ${one === 1 ? "role has" : "roles have"} somebody ready now, and nobody among them is counted for two`
        : `Counted role by role ${format.count(one)} critical roles have somebody ready now; with everybody counted once ${format.count(filled)} can be filled`),
      subtitle: "Each critical role: positions, people ready by when, and positions that could be filled today",
      why: (shared: readonly string[]): string => (shared.length === 0
        ? "One by one and all at once agree: no position of a critical role is left empty because its people are counted for another."
        : `One by one each role counts everybody who is ready for it. All at once nobody fills two positions: of the ways to fill most of them, the one that fills the dearest vacancies first. They differ for ${names(shared)}, whose people stand on other slates too.`),
      none: "Nobody is ready for any critical role today.",
      columns: {role: "Role", family: "Family", status: "Status", positions: "Positions", tiers: "Ready now · in 6 · 12 · 24 months", alone: "Filled, one by one", once: "Filled, all at once", why: "Why they differ"},
      tiers: ["now", "within 6 months", "in 6 to 12 months", "in 12 to 24 months"] as const,
      differ: (shared: boolean) => (shared ? "its people are needed elsewhere too" : "–"),
      definition: "Positions are incumbents and open requisitions. Covered: two people ready now for each position. No successor: nobody ready now or within twelve months. Incumbents are never their own successors."
    },

    candidates: {
      heading: "Which roles should be critical?",
      title: (role: string, critical: boolean) => `${role} would cost most to leave empty${critical ? "" : "; it is not marked as critical"}`,
      subtitle: "Roles by cost of a vacancy × vacancies to expect × days to fill from outside ÷ 365, halved where one person is ready, quartered where more are",
      none: "Roles can be ranked once the yearly cost of a vacancy is supplied, and openings filled from outside.",
      columns: {rank: "Rank", role: "Role", family: "Family", critical: "Critical today", cost: "Cost of a vacancy a year", vacancies: "Vacancies a year", days: "Days from outside", from: "Filled from", ready: "Ready now"},
      critical: (critical: boolean) => (critical ? "yes" : "no"),
      from: {outside: "mostly outside", both: "both", inside: "mostly inside"} as Readonly<Record<string, string>>,
      more: (shown: number, all: number) => `The first ${format.count(shown)} of ${format.count(all)}; the CSV holds them all.`,
      definition: "Vacancies are exits and moves out of the role in the last twelve months, in bands. A median from outside is to five days, of ten fills at least; of the role's level where it has fewer than five of its own."
    },

    skills: {
      heading: "Scarce skills",
      title: (short: number, all: number): string => (short === 0 ? `None of ${format.count(all)} scarce skills is short of holders` : `${format.count(short)} of ${format.count(all)} scarce ${all === 1 ? "skill is" : "skills are"} short of holders`),
      unmarked: "No competency is marked as scarce: these are the badges shortest of holders.",
      subtitle: "Badges of scarce skills: people who need them, hold them, are losing them and are learning them, in bands",
      columns: {badge: "Badge", status: "Status", needed: "Roles that need it are held by", holders: "Holders", expiring: "Expire in 12 months", learning: "Learning it", single: "Teams with one holder"},
      definition: "A holder has the badge, or a higher level of it. The status weighs all holders against everybody whose role requires it."
    },

    congestion: {
      heading: "Where pathways are crowded",
      title: (role: string, crowding: string): string => ({
        no_opening: `People are ready for ${role}, which had no opening in twelve months`, above_3: `${role} is the most crowded: more than three people ready for each opening`,
        "1_to_3": `${role} is the most crowded: one to three people ready for each opening`, below_1: "No pathway is crowded: every role had more openings than people ready"
      }[crowding] ?? role),
      subtitle: "Roles by people ready now for each opening of the last twelve months",
      none: "Nobody is ready for a next role today.",
      lacking: "No requisitions were supplied: crowding needs openings.",
      columns: {role: "Role", family: "Family", crowding: "Ready for each opening", ready: "Ready now", openings: "Openings in 12 months", completions: "Became ready", moves: "Moved in"},
      crowding: {no_opening: "no opening at all", above_3: "more than three", "1_to_3": "one to three", below_1: "fewer than one"} as Readonly<Record<string, string>>,
      trend: (word: string | null) => (word === null ? "too few to say" : {rising: "more than the year before", falling: "fewer than the year before", level: "as many as the year before"}[word] ?? word),
      definition: "Whoever earns badges for a role that has no room waits, or leaves. More openings, a lateral step or another pathway are the ways out."
    }
  };
}
