import type {Format} from "../../reports/format.ts";
import {listed} from "../../reports/words/careers.ts";
import type {NudgeKind, NudgeRow} from "./rows.ts";

/** What a nudge says: the same sentences in packs, mail and chat. */
export function nudgeWords(format: Format) {
  const some = (n: number, one: string, many: string) => `${format.count(n)} ${n === 1 ? one : many}`;
  const late = (days: number) => (days > 0 ? `, ${some(days, "day", "days")} late` : "");
  const roles = (titles: readonly string[]) => listed([...new Set(titles)]);
  const heads: Readonly<Record<NudgeKind, (n: number) => string>> = {
    review: (n) => (n === 1 ? "Review evidence that waits for you" : `Review the evidence of ${format.count(n)} people`),
    put_forward: (n) => (n === 1 ? "Decide whether to put somebody forward who is ready" : `Decide which of ${format.count(n)} ready people to put forward`),
    renew: (n) => (n === 1 ? "Plan a renewal before the badge expires" : `Plan ${format.count(n)} renewals before the badges expire`),
    assign: (n) => (n === 1 ? "Decide on an assignment that builds what is missing" : `Decide on assignments that build what ${format.count(n)} people lack`),
    restart: (n) => (n === 1 ? "Ask what holds somebody's learning up" : `Ask ${format.count(n)} people what holds their learning up`),
    follow_up: (n) => (n === 1 ? "Follow up a stretch assignment" : `Follow up stretch assignments of ${format.count(n)} people`),
    converse: (n) => (n === 1 ? "Hold a development conversation" : `Hold development conversations with ${format.count(n)} people`),
    cover: (n) => (n === 1 ? "Decide who learns a skill that hangs on one person or none" : `Decide who learns ${format.count(n)} skills that hang on one person or none`)
  };
  const reasons: Readonly<Record<NudgeKind, (nudge: NudgeRow) => string>> = {
    review: ({things, items, day, since, days_late, makes_ready, roles: titles}) =>
      `${things.length > 0 ? listed(things) : (items ?? 1) === 1 ? "an evidence review" : `${format.count(items!)} evidence reviews`}${day !== null ? `, due ${format.day(day)}${late(days_late)}` : since ? `, waits since ${format.day(since)}` : ""}.${
        makes_ready > 0 ? ` Nothing else is missing for ${roles(titles)}.` : titles.length > 0 ? ` ${roles(titles)} ${titles.length === 1 ? "asks" : "ask"} for it.` : ""}`,
    put_forward: ({roles: titles, items, note}) =>
      `ready now for ${roles(titles)}; ${some(items ?? 0, "position is", "positions are")} open.${note === undefined || note === null ? "" : note === "met" ? " Performance: meets the gate." : " Performance: not on record."}`,
    renew: ({things, day, makes_ready, roles: titles}) =>
      `${listed(things)}, until ${format.day(day!)}.${makes_ready > 0 ? ` Without it no longer ready for ${roles(titles)}.` : ` ${roles(titles)} ${new Set(titles).size === 1 ? "asks" : "ask"} for it.`}`,
    assign: ({note, roles: titles}) => `${note}, toward ${roles(titles)}.`,
    restart: ({things, day, roles: titles}) => `${listed(things)}, enrolled since ${format.day(day!)}.${titles.length > 0 ? ` ${roles(titles)} ${titles.length === 1 ? "asks" : "ask"} for it.` : ""}`,
    follow_up: ({items, day, days_late}) => `${(items ?? 1) > 1 ? `${format.count(items!)} assignments, the first ` : ""}due ${format.day(day!)}${late(days_late)}.`,
    converse: ({day}) => (day === null ? "no conversation on record." : `the last was on ${format.day(day)}.`),
    cover: ({note, items, name}) => `${format.count(items ?? 0)} in ${note} need it, ${name === null ? "nobody holds it" : `only ${name} holds it`}.`
  };
  return {
    head: (kind: NudgeKind, n: number) => heads[kind](n),
    /** Whom or what it is about: the person, or for coverage the badge. */
    about: ({kind, name, things}: NudgeRow) => (kind === "cover" ? listed(things) : name ?? ""),
    reason: (nudge: NudgeRow) => reasons[nudge.kind](nudge),
    /** The first line of a mail: what comes first, and how much besides. */
    subject: (first: string | undefined, others: number) => (first === undefined ? "Your team this week: nothing waits" : `Your team this week: ${first[0]!.toLowerCase()}${first.slice(1)}${others > 0 ? `, and ${some(others, "other thing", "other things")}` : ""}`),
    stand: (asOf: string) => `Figures to ${format.day(asOf)}.`,
    nothing: "Nothing waits for you this week.",
    closing: "Each line names a decision and takes none. Private: it names people; do not forward it.",
    more: (n: number) => `and ${format.count(n)} more in your pack`
  };
}

export type NudgeWords = ReturnType<typeof nudgeWords>;
