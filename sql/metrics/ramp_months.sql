-- title: Ramp time
-- unit: months
-- better: lower
-- shape: curve
-- numerator: events
-- denominator: subjects
-- interval: brookmeyer_crowley
-- needs: job_changes, performance_reviews
-- formula: Kaplan–Meier median of months from a move to the first rating at or above the median rating of the new role; a further move, another role and exit censor
-- alternatives: the role's own estimate of months to productivity (roles.months_to_productivity), beside it where given
-- uses: performance
select grain, period_start, dimension, member, events, subjects, median as value, lower, upper
from core.curve_medians
where curve = 'ramp'
    and grain in ('year', 'trailing_12m')
