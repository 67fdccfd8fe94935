import type {Format} from "../../reports/format.ts";
import {careerWords, listed} from "../../reports/words/careers.ts";
import type {StandardRow} from "./frameworkRows.ts";
import type {LearningState, NextBadgeRow, StepRow} from "./rows.ts";

/** What a learner's pack says. */
export function learnerWords(format: Format) {
  const careers = careerWords(format);
  const version = (n: number | null) => (n === null ? "" : `standard ${n}`);
  const capital = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;
  const signatures = (n: number) => (n === 1 ? "one signature" : `${format.count(n)} signatures`);
  /** "work sample and observation; 2 signatures". */
  const asked = ({required_evidence, validators_required}: StandardRow) =>
    `${listed((required_evidence ?? []).map((word) => word.replaceAll("_", " "))) || "no evidence named"}; ${signatures(validators_required ?? 1)}`;
  const states: Readonly<Record<LearningState, string>> = {
    enrolled: "You are enrolled and have not submitted yet.", submitted: "Your evidence waits for a decision.", denied: "Not awarded last time; you may submit again."
  };
  return {
    learnerTitle: (name: string) => `${name}: what to earn next`,
    learnerHeading: (badge: string | undefined, steps: readonly StepRow[]) =>
      badge !== undefined ? `Earn ${badge} next` : steps.some(({tier}) => tier === "ready_now") ? "You hold every badge that your next roles ask for" : steps.length === 0 ? "No step leads on from your role yet" : "No badge stands between you and your next roles",
    learnerAnswer: (steps: readonly StepRow[]): string => {
      const ready = steps.filter(({tier}) => tier === "ready_now").map(({title}) => title);
      if (steps.length === 0) return "Your role has no declared next role. Talk with your manager about where you want to go.";
      return ready.length > 0 ? `You are ready now for ${listed(ready)}.` : "What remains is time in your role, or a standard that is not in force.";
    },
    /** Why this badge comes first. */
    why({last_roles, roles}: NextBadgeRow, ways: number): string {
      const last = last_roles.length > 0 ? `It is the last badge you lack for ${listed(last_roles)}. ` : "";
      const asks = ways === 1 ? `The one way on from your role, ${roles[0]}, asks for it.` : `${format.count(roles.length)} of your ${format.count(ways)} ways on ${roles.length === 1 ? "asks" : "ask"} for it: ${listed(roles)}.`;
      return `${last}${asks}`;
    },
    nextBadge: (name: string) => `${name}: what it takes`,
    facts: {standard: "Standard", stands: "Where you stand", time: "Usual time", evidence: "Evidence", criteria: "Criteria", lasts: "Lasts", counts: "Counts", learn: "Learn"} as const,
    standardVersion: ({name, version: n, level}: StandardRow) => `${name}, ${version(n)} (${level})`,
    version: (n: number | null) => (n === null ? "not known" : format.count(n)),
    state: (state: LearningState | null) => (state === null ? "Not begun." : states[state]),
    usualMonths: ({usual_months: months, lower, upper}: StandardRow) => careers.usual({badgeId: "", months, lower, upper, earners: null}),
    shortUsual: ({usual_months: months}: StandardRow) => (months === null ? "not known yet" : `${format.number(months, Number.isInteger(months) ? 0 : 1)} months`),
    asked,
    evidence: (standard: StandardRow) => capital(asked(standard)),
    way: ({step_kind, track}: StepRow) => (step_kind === "promotion" ? (track === "management" ? "Promotion, management" : "Promotion") : step_kind === "specialist" ? "Specialist track" : "Lateral move"),
    ways: (n: number) => (n === 1 ? "Where your way leads" : `Your path forks: ${format.count(n)} ways on`),
    openNow: "Open now:",
    openSince: (location: string | null, day: string) => `${location === null ? "" : `${location}, `}since ${format.day(day)}`,
    then: "After that",
    thenColumns: ["Badge", "Asked for by", "Usual time", "Evidence and signatures"] as const,
    ending: "About to expire",
    youHold: "What you hold",
    holdNothing: "No badge yet.",
    heldColumns: ["Badge", "Standard", "Awarded", "Held until"] as const,
    noExpiry: "does not expire",
    howNext: "Earn next: first the badge that is the last one missing for most roles, then the one that most of your ways on ask for, then what you have begun, then the order of the nearest role.",
    howPromotion: "Ready now is no promise: a move rests on performance and on an opening too."
  };
}
