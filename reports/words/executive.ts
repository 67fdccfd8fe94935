import type {Decision} from "../decisions.ts";
import type {Format} from "../format.ts";
import {equityWords} from "./equity.ts";
import {dimensionTitle} from "./metrics.ts";
import {watchWords, type WatchRow} from "./watches.ts";

/** What the executive's front page says, and the digest after it. */
export function executiveWords(format: Format) {
  const watches = watchWords(format), equity = equityWords(format);
  return {
    title: "In one screen", heading: "The program in one screen",
    decisions: "Three things that need a decision",
    howChosen: "Chosen by rule: what the equity audit indicates most surely, the alert that has stood longest, the critical role without successor whose vacancy costs most; then further alerts, roles, groups and watches.",
    noDecisions: "Nothing needs a decision: no alert stands, every critical role has a successor, and the audit indicates nothing.",
    decision: (d: Decision): {readonly title: string; readonly evidence: string; readonly unless: string} => {
      switch (d.from) {
        case "audit": return {
          title: `${d.row.group_name} (${dimensionTitle(d.row.attribute).toLowerCase()}): fewer ${equity.stage(d.row.stage).did} than chance would have it`,
          evidence: "The equity audit indicates it: under four fifths of the highest group's rate, beyond chance among all comparisons, family and level held apart. The figures are on the equity pages.",
          unless: "If nothing is done, the gap goes on into who is promoted, and has to be answered for."};
        case "watch": return {title: watches.finding(d.row as WatchRow), evidence: `${watches.watch(d.row.watch)}. ${watches.since({watch: d.row.watch, status: d.row.status, since: d.since})} ${watches.todo(d.row as WatchRow)}`, unless: watches.unless(d.row as WatchRow)};
        case "bench": return {
          title: `${d.row.title} has no successor`, evidence: "A critical role; nobody is ready for it now or within twelve months. Name who should be developed for it, or plan to hire.",
          unless: "If nothing is done, a vacancy stays open for as long as it takes to hire from outside."};
      }
    },
    outcomes: "Business results", value: "Cost and value", toOutcomes: "Outcomes by function", toRollout: "The rollout month by month", toValue: "Change the inputs",
    changes: "The largest changes", noChanges: "No business unit, family or level changed clearly against the year before.",
    unclear: "None of the key figures changed clearly against the year before.", few: "Too few figures are published to say how the program stands.",
    went: (title: string, up: boolean, value: string, period: string) => `${title} went ${up ? "up" : "down"} to ${value} in the ${period}.`
  };
}
