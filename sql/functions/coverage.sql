-- How a skill that so many need is covered by its holders: the first that applies (METRICS section 5).
create or replace temp macro coverage_status(needed, holders) as
    case
        when needed > 0 and holders = 0 then 'gap'
        when holders = 1 then 'concentrated'
        when holders < needed then 'thin'
        when 2 * holders > 3 * needed then 'over'
        else 'covered'
    end;
