-- Grain: whole quarter × item of the program's costs, as the organization gave them. Key: period_start, item.
select p.period_start, p.period_end, c.item, sum(c.amount)::double as amount
from raw.program_costs as c
join published.periods as p
    on p.grain = 'quarter'
    and c.month >= p.period_start
    and c.month < p.period_end
group by p.period_start, p.period_end, c.item
