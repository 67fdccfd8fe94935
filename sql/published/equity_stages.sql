-- Grain: a stage of the audit. Key: stage. position: its place in the funnel; missing: what it needs and was not supplied. weighed: whether the
-- audit's own window is the published one, so that its verdicts may stand beside the published counts.
select
    s.stage,
    s.position::double as position,
    s.missing,
    exists (
        from core.audit_windows
        where current
            and published
    ) as weighed
from core.equity_stages as s
