import type {Session} from "../warehouse/session.ts";
import {layBadgeRows} from "./badgeRows.ts";
import {layDevelopment, layOutcomes, laySentiment} from "./businessRows.ts";
import {badgeFacts, business, development, framework, openings, people, type Export} from "./exports.ts";
import {layJobRows} from "./jobs.ts";
import {layOpenings} from "./openings.ts";

/** What is made and leaves together: of a large organization, not everything would fit into memory at once. */
export interface Chapter {
  readonly lay: readonly ((session: Session) => Promise<void>)[];
  readonly exports: readonly Export[];
  /** Tables that no later chapter reads. */
  readonly forget: readonly string[];
}

/** Every table of the contract, told once people, their careers and their managers are known. */
export const chapters: readonly Chapter[] = [
  {lay: [], exports: framework, forget: []},
  {lay: [layJobRows], exports: people, forget: ["job_row"]},
  {lay: [layBadgeRows], exports: badgeFacts, forget: ["attempt", "submission", "enrolment"]},
  {lay: [layOpenings], exports: openings, forget: ["opening", "spell"]},
  {lay: [layDevelopment], exports: development, forget: ["review", "action", "lead"]},
  {lay: [layOutcomes, laySentiment], exports: business, forget: []}
];
