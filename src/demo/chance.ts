import type {Session} from "../warehouse/session.ts";

/** Voluntary exits in each year since history opened, against the yearly mean: high at first, then calmer. */
const calendar = [1.25, 1.15, 1.0, 0.9, 0.8];

/**
 * The macros of chance. Days are integers since 1970, hazards are a day. `u(id, purpose)` is uniform on (0, 1), from md5 of
 * seed, id and purpose, so that nothing depends on the order in which rows are made.
 */
export async function layChance(session: Session, {seed, opening}: {seed: number; opening: number}): Promise<void> {
  const macros = [
    `draw(id, purpose) as md5('${seed}|' || id || '|' || purpose)`,
    // Four independent numbers are in one draw.
    "part(drawn, n) as (('0x' || drawn[8 * n - 7:8 * n])::uinteger + 0.5) / 4294967296.0",
    "u(id, purpose) as part(draw(id, purpose), 1)",
    "waiting(id, purpose) as -ln(u(id, purpose))",
    "gauss(id, purpose) as sqrt(-2 * ln(part(draw(id, purpose), 1))) * cos(2 * pi() * part(draw(id, purpose), 2))",
    // Positive with median 1; the spread is that of a lognormal with this sigma, near enough, at one draw.
    "skewed(uniform, sigma) as pow(uniform / (1 - uniform), 0.55 * sigma)",
    // Seven digits that are a permutation of the numbers, so that ids tell nothing about the order of hiring.
    "code(letters, n) as letters || lpad(((n::bigint * 7368787 + 1234567) % 10000000)::varchar, 7, '0')",
    "on_day(n) as (date '1970-01-01' + n::integer)",
    "day_of(d) as (d - date '1970-01-01')::integer",
    // Day of an event whose hazard is `before` until the day `change` and `after` from then on, met after the waiting `patience`.
    "changing(since, change, before, after, patience) as case when change is null or change >= since + patience / before then since + patience / before else greatest(since, change) + (patience - greatest(0, change - since) * before) / after end",
    `calendar_time(day) as ${calendarTime(opening)}`,
    `calendar_day(spent) as ${calendarDay(opening)}`
  ];
  for (const macro of macros) await session.run(`create macro ${macro}`);
}

/** Days weighted by the calendar's multipliers, from the opening of history to `day`. */
const calendarTime = (opening: number) => calendar.map((weight, k) => {
  const since = opening + 365 * k;
  return `${weight} * greatest(0, ${k === calendar.length - 1 ? `day - ${since}` : `least(365, day - ${since})`})`;
}).join(" + ");

/** Its inverse. */
const calendarDay = (opening: number) => {
  const until = calendar.map((_, k) => 365 * calendar.slice(0, k).reduce((sum, weight) => sum + weight, 0));
  const spent = calendar.map((weight, k) => `greatest(0, ${k === calendar.length - 1 ? `spent - ${until[k]}` : `least(${365 * weight}, spent - ${until[k]})`}) / ${weight}`);
  return `${opening} + ${spent.join(" + ")}`;
};
