import type {Cells} from "./declaration.ts";

const inWindow = "join core.audit_windows as w on w.published and d.decided_date >= w.audit_start and d.decided_date < w.audit_end";

/** The sizes that decide on an assessor's figures: people whom they, and whom others, decided on. */
export const assessorCells: Cells = {
  witness: `
    with decided as (select d.assessor_person_id, d.person_id from core.decisions as d ${inWindow})
    select s.pseudonym as assessor, true as rate, count(distinct d.person_id) as people, nullif((select count(distinct person_id) from decided) - count(distinct d.person_id), 0) as rest
    from decided as d join core.assessor_pseudonyms as s using (assessor_person_id)
    group by s.pseudonym`,
  laws: {
    "an assessor by another name than a pseudonym": "regexp_full_match(assessor, 'A-[0-9A-F]{8}')",
    "a rate that its published counts do not give": "award_rate is null or abs(award_rate - awarded / decisions) < 1e-9",
    "more awarded than decided": "awarded is null or awarded <= decisions",
    "an expected rate or a spread that is not rounded": "expected_rate is null or (abs(100 * expected_rate - round(100 * expected_rate)) < 1e-9 and spread = two_digits(spread))",
    "limits that its published figures do not give": ["limit_95_low", "limit_95_high", "limit_998_low", "limit_998_high"]
      .map((name) => `(${name} is null or abs(${name} - binomial_limits(decisions::double, expected_rate, spread).${name}) < 1e-9)`).join(" and "),
    "a word on a hidden assessor": "standing is null or state = 'shown'"
  }
};

/** Agreement of a badge's assessors counts the people whose evidence two of them reviewed. */
export const agreementCells: Cells = {
  witness: `
    with pairs as (
        select unnest([b.badge_id, 'all']) as badge_id, r.person_id
        from core.assessor_reviews as r
        join core.audit_windows as w on w.audit_end = r.audit_end and w.published
        join staging.badges as b using (badge_key)
        group by b.badge_id, r.person_id, r.submission_id
        having count(*) > 1
    ),
    sizes as (select badge_id, count(distinct person_id) as people from pairs group by badge_id)
    select *, true as rate, nullif(max(people) over () - people, 0) as rest from sizes`,
  laws: {
    "pairs that are not the sum of their outcomes": "pairs is not distinct from both_award + both_deny + disagree",
    "an agreement that its published counts do not give": "agreement is null or abs(agreement - (both_award + both_deny) / pairs) < 1e-9",
    "a κ that its published counts do not give": ["kappa", "lower", "upper"].map((name) => `(${name} is null or abs(${name} - pair_kappa(both_award::double, both_deny::double, disagree::double).${name}) < 1e-9)`).join(" and ")
  }
};
