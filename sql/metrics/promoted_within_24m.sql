-- title: Promoted within 24 months
-- unit: share of people reaching a level
-- better: higher
-- shape: curve
-- numerator: events
-- denominator: subjects
-- interval: log_log
-- needs: job_changes
-- formula: cumulative incidence (Aalen–Johansen) of promotion 24 months after reaching a level; exit and lower rank compete
-- alternatives: promoted ÷ all who reached the level, leavers and newcomers alike
select grain, period_start, dimension, member, events, subjects, value, lower, upper
from core.curve_incidences
where curve = 'promotion'
    and grain in ('year', 'trailing_12m')
    and months = 24
