import type {Session} from "../warehouse/session.ts";
import {groupedBy} from "./grouping.ts";
import type {TalentReviewContents} from "./pages/talentReview.ts";
import {personRows} from "./personRows.ts";
import type {CandidateRow, ReviewedRoleRow, StandardRow} from "./frameworkRows.ts";

/** Rows of the roles with these keys. */
export async function talentRows(session: Session, keys: readonly number[], standards: ReadonlyMap<string, StandardRow>): Promise<TalentReviewContents[]> {
  const roles = await session.rows<ReviewedRoleRow>(`
    select r.role_key, r.role_id, r.title, r.critical, s.positions::integer as positions, s.incumbents::integer as incumbents, s.distinct_covered::integer as distinct_covered, s.ready_12_24_months
    from core.roles as r join marts.succession as s using (role_id) where r.role_key in (${keys.join(", ")}) order by r.role_id`);
  const candidates = groupedBy(await session.rows<CandidateRow>(`
    select c.role_key, c.person_id, p.employee_id, p.name, s.tier, h.uncovered, r.title as leaves
    from packs.candidates as c
    join packs.people as p using (person_id)
    join packs.steps as s
        on s.person_id = c.person_id
        and s.role_key = c.role_key
    left join packs.choices as h
        on h.person_id = c.person_id
        and h.role_key = c.role_key
    left join core.roles as r on r.role_key = p.role_key and r.critical
    where c.role_key in (${keys.join(", ")})
    order by c.role_key, s.tier <> 'ready_now', s.months_remaining, p.name, p.person_id`), ({role_key}) => role_key);
  const asked = groupedBy(await session.rows<{role_key: number; badge_id: string}>(`
    select q.role_key, b.badge_id from core.role_requirements as q join staging.badges as b using (badge_key)
    where q.role_key in (${keys.join(", ")}) order by q.role_key, q.position nulls last, b.badge_id`), ({role_key}) => role_key);
  const rows = await personRows(session, `select person_id from packs.candidates where role_key in (${keys.join(", ")})`);
  return roles.map((role) => ({role, candidates: candidates(role.role_key), rows, standards: asked(role.role_key).map(({badge_id}) => standards.get(badge_id)!)}));
}
