-- Grain: one row. Every threshold of marts.program_watch and marts.framework_lint (METRICS section 8), and nowhere else.
select
    -- watches
    8 as quarters_watched,
    10 as minimum_awards,
    5 as minimum_moves,
    1.5 as award_growth,
    0.95 as award_rate_limit,
    6 as badges_a_step,
    0.5 as completion_limit,
    3 as ready_per_opening,
    1.5 as badges_per_move_growth,
    12 as badges_per_move_quarters,
    0.01 as uneven_p,
    24 as proven_after_months,
    0.1 as equivalence_sd,
    -- lint
    8 as universal_competencies,
    3 as behavior_words,
    2 as gating_validators
