-- Grain: a stage of the audit. Key: stage. position: its place in the funnel; missing: what it needs and was not supplied.
select stage, position::double as position, missing
from core.equity_stages
