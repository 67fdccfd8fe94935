-- title: Time to readiness
-- unit: months
-- better: lower
-- shape: curve
-- numerator: events
-- denominator: subjects
-- interval: brookmeyer_crowley
-- needs: enrolments, awards, career_steps, role_requirements
-- formula: Kaplan–Meier median of months from the first enrolment on the pathway to a role one career step away to the day when all its required badges are held at once; entering the role without them and exit censor
-- alternatives: the sum of the badges' own medians; the mean of those ready
select grain, period_start, dimension, member, events, subjects, median as value, lower, upper
from core.curve_medians
where curve = 'ready_for_role'
    and grain in ('year', 'trailing_12m')
