-- How often others awarded: of the same badge at the same level; under ten decisions of theirs, of the badge at any level; else of everything (METRICS section 6).
create or replace temp macro others_award_rate(level_decisions, level_awarded, badge_decisions, badge_awarded, all_decisions, all_awarded) as
    case
        when level_decisions >= 10 then level_awarded::double / level_decisions
        when badge_decisions >= 10 then badge_awarded::double / badge_decisions
        when all_decisions > 0 then all_awarded::double / all_decisions
    end;
