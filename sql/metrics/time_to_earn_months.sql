-- title: Time to earn a badge
-- unit: months
-- better: lower
-- shape: curve
-- numerator: events
-- denominator: subjects
-- interval: brookmeyer_crowley
-- needs: enrolments, awards
-- formula: Kaplan–Meier median of months from an enrolment to the award of its badge; withdrawal, enrolling again and exit censor; those already enrolled enter at the end of the day before the period
-- alternatives: the mean of those awarded, which leaves out everyone still enrolled
select grain, period_start, dimension, member, events, subjects, median as value, lower, upper
from core.curve_medians
where curve = 'badge_earned'
    and grain in ('year', 'trailing_12m')
