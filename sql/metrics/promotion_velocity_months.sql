-- title: Promotion velocity
-- unit: months
-- better: lower
-- shape: curve
-- numerator: events
-- denominator: subjects
-- interval: brookmeyer_crowley
-- needs: job_changes
-- formula: Kaplan–Meier median of months from reaching a level to the next; exits and lower ranks censor; those already waiting enter at the end of the day before the period
-- alternatives: the mean of those promoted, which leaves out everyone still waiting; months in position, which restart at a transfer
select grain, period_start, dimension, member, events, subjects, median as value, lower, upper
from core.curve_medians
where curve = 'promotion'
    and grain in ('year', 'trailing_12m')
