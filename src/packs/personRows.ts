import type {Session} from "../warehouse/session.ts";
import {usesOf} from "../warehouse/unused.ts";
import {groupedBy} from "./grouping.ts";
import type {ConversationRow, HoldingRow, LearningRow, NextBadgeRow, PersonRow, RequirementRow, StepRow} from "./rows.ts";

/** What the packs tell of some people, each by person_id. */
export interface PersonRows {
  readonly person: (person: number) => PersonRow | undefined;
  readonly steps: (person: number) => readonly StepRow[];
  readonly requirements: (person: number) => readonly RequirementRow[];
  readonly learning: (person: number) => readonly LearningRow[];
  readonly holdings: (person: number) => readonly HoldingRow[];
  readonly nextBadges: (person: number) => readonly NextBadgeRow[];
  readonly conversation: (person: number) => ConversationRow | undefined;
}

/** `people`: a select of person_id, which must be among packs.subjects. */
export async function personRows(session: Session, people: string): Promise<PersonRows> {
  const uses = await usesOf(session);
  const among = <Row extends {person_id: number}>(columns: string, table: string, order: string) =>
    session.rows<Row>(`select ${columns} from packs.${table} where person_id in (${people}) order by person_id, ${order}`);
  const gate = uses.performance === "on" ? ", performance_gate" : "";
  const persons = await among<PersonRow>(personColumns, "people", "employee_id");
  const steps = await among<StepRow>(`person_id, role_key, role_id, title, track, step_kind, badges_required::integer as badges_required, badges_missing::integer as badges_missing, months_in_role::double as months_in_role,
      minimum_months_in_role::integer as minimum_months_in_role, months_remaining::double as months_remaining, tier, open_positions::integer as open_positions, suggested_assignment${gate}`, "steps", "nearest");
  const requirements = await among<RequirementRow>("* exclude (badge_key, position) replace (version::integer as version)", "requirements", "role_key, position");
  const learning = await among<LearningRow>("person_id, badge_id, name, state, enrolled_date, waits_since, months, stalled", "learning", "enrolled_date, badge_id");
  const holdings = await among<HoldingRow>("person_id, badge_id, name, award_date, version::integer as version, last_day, evidence_type, coalesce(last_day <= (select as_of from staging.settings) + 90, false) as soon", "holdings", "last_day nulls last, name, badge_id");
  const next = await among<NextBadgeRow>("person_id, badge_id, asked_by::integer as asked_by, roles, last_roles, state", "next_badges", "place");
  const talks = uses.manager_engagement === "on" ? await among<ConversationRow>("*", "conversations", "last_date") : [];
  const person = groupedBy(persons, ({person_id}) => person_id), talk = groupedBy(talks, ({person_id}) => person_id);
  return {
    person: (id) => person(id)[0],
    steps: groupedBy(steps, ({person_id}) => person_id),
    requirements: groupedBy(requirements, ({person_id}) => person_id),
    learning: groupedBy(learning, ({person_id}) => person_id),
    holdings: groupedBy(holdings, ({person_id}) => person_id),
    nextBadges: groupedBy(next, ({person_id}) => person_id),
    conversation: (id) => talk(id)[0]
  };
}

export const personColumns = "person_id, employee_id, name, address, role_id, title, team_id, team, location, in_role_since";
