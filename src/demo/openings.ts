import type {Session} from "../warehouse/session.ts";
import {effects} from "./effects.ts";
import {recoded} from "./organization.ts";

/** Openings that agree with the moves and hires, filled faster from inside than from outside; some are cancelled, some still open. */
export async function layOpenings(session: Session): Promise<void> {
  const {congestion, internalFillDays, externalFillDays} = effects;
  await session.run(`
    create table opening as
    with filled as (
        select s.pid || '/' || s.n as key, s.pid, s.role_id, s.family, s.k, s.start, s.began not in ('hire', 'rehire') as internal
        from spell as s join person as p using (pid), frame
        where s.start >= frame.opening and not p.contingent and (s.n > 1 or not p.stock) and s.began in ('hire', 'rehire', 'promotion', 'lateral')
            -- More openings are posted inside each year, in IT above all; those of the crowded role all of them, so that each year has enough of them to compare.
            and u(s.pid || '/' || s.n, 'posted') < case when s.role_id = '${congestion.role}' then 1 when s.began in ('hire', 'rehire') then 0.88 else 0.54 + (case s.family when 'IT' then 0.11 else 0.055 end) * (s.start - frame.opening) / 365.0 end
    ),
    dated as (
        select *, greatest(4, round(skewed(u(key, 'days'), 0.42) * case when internal then ${internalFillDays.value} else ${externalFillDays.value} end))::integer as days from filled
    ),
    others as (
        select 'O' || n as key, r.role_id, r.family, floor(u('O' || n, 'team') * h.teams)::integer as k, as_of,
            as_of - 5 - floor(u('O' || n, 'opened') * case when u('O' || n, 'cancelled') < 0.5 then 1700 else 110 end)::integer as opened, u('O' || n, 'cancelled') < 0.5 as cancelled
        from frame, lateral (select unnest(range(1, employees // 28 + 1)) as n)
        join (select *, sum(share::decimal(9, 6)) over (order by family, role_id) as high from role where share > 0) as r
            on u('O' || n, 'role') * (select sum(share::decimal(9, 6)) from role) >= r.high - r.share::decimal(9, 6) and u('O' || n, 'role') * (select sum(share::decimal(9, 6)) from role) < r.high
        join home as h using (family)
    ),
    openings as (
        select key, role_id, family, k, start - days as opened, start as filled, null::integer as closed, 'filled' as status, pid as hired, case when internal then 'internal' else 'external' end as source from dated
        union all
        select key, role_id, family, k, opened, null, case when cancelled then least(as_of, opened + 90) end, case when cancelled then 'cancelled' else 'open' end, null, null from others
    )
    select o.* replace (case when role_id = '${recoded.after}' and coalesce(filled, opened) < recode_day then '${recoded.before}' else role_id end as role_id), row_number() over (order by key) as code_n
    from openings as o, frame`);
}
