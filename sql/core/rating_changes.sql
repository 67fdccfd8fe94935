-- Grain: badge × role × quarters of two reviews in which someone was first awarded it in between. Key: badge_key, role_key, before_quarter, after_quarter.
-- awarded: whose last review before the award, and whose first at least three months after it, these are; others: reviewed in the same role and
-- quarters, without the badge up to the second review. Sums of ratings, of changes and of their squares.
-- uses: performance
with firsts as (
    select person_id, badge_key, award_date
    from core.awards
    where not renewal
),

awarded as (
    select f.badge_key, p.*
    from firsts as f
    join core.rating_pairs as p
        on p.person_id = f.person_id
        and f.award_date > p.before_date
        and p.after_date >= f.award_date + interval 3 month
    qualify row_number() over (partition by f.person_id, f.badge_key order by p.before_date desc, p.after_date) = 1
),

cells as (
    select
        badge_key,
        role_key,
        before_quarter,
        after_quarter,
        count(*) as awarded,
        sum(before_rating) as before_sum,
        sum(after_rating) as after_sum,
        sum(after_rating - before_rating) as change_sum,
        sum((after_rating - before_rating) * (after_rating - before_rating)) as change_squares
    from awarded
    group by badge_key, role_key, before_quarter, after_quarter
),

-- of each person's pairs in the same quarters the closest
pairs as (
    select *
    from core.rating_pairs
    qualify row_number() over (partition by person_id, role_key, before_quarter, after_quarter order by before_date desc, after_date) = 1
),

everyone as (
    select
        role_key,
        before_quarter,
        after_quarter,
        count(*) as people,
        sum(after_rating - before_rating) as change_sum,
        sum((after_rating - before_rating) * (after_rating - before_rating)) as change_squares
    from pairs
    group by role_key, before_quarter, after_quarter
),

holders as (
    select
        c.badge_key,
        c.role_key,
        c.before_quarter,
        c.after_quarter,
        count(*) as people,
        sum(p.after_rating - p.before_rating) as change_sum,
        sum((p.after_rating - p.before_rating) * (p.after_rating - p.before_rating)) as change_squares
    from pairs as p
    join firsts as f
        on f.person_id = p.person_id
        and f.award_date <= p.after_date
    join cells as c
        on c.badge_key = f.badge_key
        and c.role_key = p.role_key
        and c.before_quarter = p.before_quarter
        and c.after_quarter = p.after_quarter
    group by c.badge_key, c.role_key, c.before_quarter, c.after_quarter
)

select
    c.*,
    e.people - coalesce(h.people, 0) as others,
    e.change_sum - coalesce(h.change_sum, 0) as others_sum,
    e.change_squares - coalesce(h.change_squares, 0) as others_squares
from cells as c
join everyone as e using (role_key, before_quarter, after_quarter)
left join holders as h using (badge_key, role_key, before_quarter, after_quarter)
