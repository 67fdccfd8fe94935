import type {Pack} from "./pages/pack.ts";
import {kindsOf} from "./pages/manager.ts";
import type {ManagerRow, NudgeRow} from "./rows.ts";

/** Text for a line of mail or of a terminal: a name must not break the line, turn its direction or steer what shows it. */
const plain = (text: string) => text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();

/** Kinds that a mail lists, and nudges of each; all are in the pack and in the JSON lines. */
const mostKinds = 5, most = 3;

/** One JSON object a nudge, in the order of what unblocks most, with the sentence that says it. */
export const nudgeLines = ({nudges: said, asOf}: Pack, manager: ManagerRow, nudges: readonly NudgeRow[]): string =>
  nudges.map((nudge) => {
    const {place, kind, employee_id, name, things, day, since = null, days_late, roles, makes_ready, unblocks} = nudge;
    const sentence = plain(`${said.about(nudge)}: ${said.reason(nudge)}`);
    return `${JSON.stringify({manager_id: manager.employee_id, as_of: asOf, place, kind, employee_id, name, things, day: day ?? since, days_late, roles, makes_ready, unblocks, sentence})}\n`;
  }).join("");

/** Plain text fit for mail or chat: the first line is the subject, then the decisions by kind. */
export function nudgeText({nudges: said, asOf, organization}: Pack, nudges: readonly NudgeRow[]): string {
  const all = kindsOf(nudges);
  const kinds = all.slice(0, mostKinds).map((items, k) => [
    `${k + 1}. ${plain(said.head(items[0]!.kind, items.length))}`,
    ...items.slice(0, most).map((item) => `   - ${plain(`${said.about(item)}: ${said.reason(item)}`)}`),
    ...items.length > most ? [`   - ${said.more(items.length - most)}`] : []
  ].join("\n"));
  const first = all[0] && said.head(all[0][0]!.kind, all[0].length);
  return [plain(said.subject(first, kinds.length - 1)), "", ...kinds.length > 0 ? kinds.flatMap((text) => [text, ""]) : [said.nothing, ""], said.closing, plain(`${organization}. ${said.stand(asOf)}`), ""].join("\n");
}
