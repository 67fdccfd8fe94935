-- Grain: an event of marts.time_to_event × what it needs. Key: event, name. Without it the event is absent.
select 'badge_earned' as event, unnest(['enrolments', 'awards']) as name
union all
select 'ready_for_role', unnest(['enrolments', 'awards', 'career_steps', 'role_requirements'])
union all
select 'badge_to_move', unnest(['awards', 'job_changes'])
union all
select 'requisition_filled', 'requisitions'
