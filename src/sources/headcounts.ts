import {Fault} from "../fault.ts";
import {literal, type Session} from "../warehouse/session.ts";
import type {PlannedLoad} from "./plan.ts";
import {structuralReasons} from "./reasons.ts";

/**
 * Fills raw.job_history from raw.headcounts, once its rows are checked. A change of role, team, manager or location is dated on the first
 * file that shows it; coming is a hire (again: a rehire), leaving a termination, each on the day that employees tells where it lies
 * between the two files. `seen_by` is true where only the files tell the day. A person whose row was rejected counts as still there, unchanged.
 * Throws a Fault for a file without a row: it would end everybody's employment.
 */
export async function deriveJobHistory(session: Session, loads: readonly PlannedLoad[]): Promise<void> {
  await listFiles(session, loads);
  await findStays(session);
  await session.run(`
    insert into raw.job_history by name
    select * from (${openings} union all by name ${changes} union all by name ${endings})
    order by load_id, employee_id, sequence`);
  for (const name of ["headcount_files", "stay_rows", "stays"]) await session.run(`drop table temp.${name}`);
}

/** headcount_files: the files of each series by day; `nameless` where a row could not be read so far that it names anybody. */
async function listFiles(session: Session, loads: readonly PlannedLoad[]): Promise<void> {
  const [empty] = await session.rows("select file from raw.loads where table_name = 'job_history' and rows_read = 0 order by load_id");
  if (empty) throw new Fault(`${empty.file} holds no row, but a headcount file lists everybody employed on its day; export it again, or take it out of the folder.`);
  const rows = loads.map(({loadId, snapshot}) => `(${loadId}, ${snapshot!.series}, ${literal(snapshot!.day)}::date)`);
  await session.run(`
    create or replace temp table headcount_files as
    select
        load_id, series, day, row_number() over (partition by series order by day) as place,
        lag(day) over (partition by series order by day) as day_before, lead(day) over (partition by series order by day) as day_after,
        lead(load_id) over (partition by series order by day) as load_after,
        exists (from raw.unread_headcounts as u where u.load_id = f.load_id and u.employee_id is null)
        or exists (from raw.rejects as r where r.load_id = f.load_id and r.reason in (${structuralReasons.map(literal).join(", ")})) as nameless
    from (values ${rows.join(", ")}) as f (load_id, series, day)`);
}

/**
 * stay_rows: what a file shows of a person, or that it names them in a rejected row; `stay` numbers the runs of files without a gap.
 * A gap of one file with nameless rows is none: the person may be in one of those. stays: first and last file of each run.
 */
async function findStays(session: Session): Promise<void> {
  await session.run(`
    create or replace temp table stay_rows as
    with shown as (
        select f.series, f.place, h.employee_id, {'role_id': h.role_id, 'team_id': h.team_id, 'manager_id': h.manager_id, 'location': h.location} as job
        from raw.headcounts as h join headcount_files as f using (load_id)
    ),
    rejected as (
        select load_id, employee_id from raw.unread_headcounts where employee_id is not null
        union
        select load_id, content ->> 'employee_id' from raw.set_aside where table_name = 'headcounts'
    ),
    sightings as (
        from shown
        union all by name
        select f.series, f.place, r.employee_id
        from rejected as r join headcount_files as f using (load_id)
        where not exists (from shown as s where s.series = f.series and s.place = f.place and s.employee_id = r.employee_id)
    ),
    spaced as (
        select *, place - lag(place) over (partition by series, employee_id order by place) as step
        from sightings
    )
    select
        s.series, s.place, s.employee_id, s.job,
        count(*) filter (coalesce(s.step > if(f.nameless, 2, 1), true)) over (partition by s.series, s.employee_id order by s.place) as stay
    from spaced as s left join headcount_files as f on f.series = s.series and f.place = s.place - 1`);
  await session.run(`
    create or replace temp table stays as
    select series, employee_id, stay, min(place) as first_place, max(place) as last_place, arg_min(job, place) filter (job is not null) as first_job
    from stay_rows
    group by series, employee_id, stay
    having count(job) > 0`);
}

// Rows of two series never share a key, whoever is in both.
const openings = `
    select
        s.employee_id, s.first_job.role_id, s.first_job.team_id, s.first_job.manager_id, s.first_job.location, f.load_id, 2 * s.series as sequence,
        -- Who is in the first file was employed before, unless employees says otherwise.
        case when s.stay > 1 then 'rehire' when s.first_place > 1 or e.hire_date > f.day then 'hire' end as action,
        if(e.hire_date > f.day_before and e.hire_date <= f.day, e.hire_date, f.day) as effective_date,
        not coalesce(e.hire_date = f.day or e.hire_date > f.day_before and e.hire_date <= f.day, false) as seen_by
    from stays as s
    join headcount_files as f on f.series = s.series and f.place = s.first_place
    join raw.employees as e using (employee_id)`;

const changes = `
    select employee_id, job.role_id, job.team_id, job.manager_id, job.location, f.load_id, 2 * series as sequence, null as action, f.day as effective_date, true as seen_by
    from (
        from stay_rows
        where job is not null
        window one_stay as (partition by series, employee_id, stay order by place)
        qualify job is distinct from lag(job) over one_stay and row_number() over one_stay > 1
    )
    join headcount_files as f using (series, place)`;

const endings = `
    select
        s.employee_id, f.load_after as load_id, 2 * s.series + 1 as sequence, 'termination' as action,
        if(e.termination_date >= f.day and e.termination_date < f.day_after, e.termination_date, f.day_after - 1) as effective_date,
        not coalesce(e.termination_date >= f.day and e.termination_date < f.day_after, false) as seen_by
    from stays as s
    join headcount_files as f on f.series = s.series and f.place = s.last_place
    join raw.employees as e using (employee_id)
    where f.day_after is not null`;
