/** Numbers and dates, all by the publication's locale; a number below zero has a minus sign, one that rounds to zero has none. Plain `en` writes days before months, as most of the world does. */
export interface Format {
  count(value: number): string;
  percent(value: number, digits?: number): string;
  /** As short as may be, for the ticks of an axis: a decimal only where there is one. */
  shortPercent(value: number): string;
  number(value: number, digits?: number): string;
  /** An amount in the manifest's currency, to whole units. */
  money(value: number): string;
  /** A difference of two shares, in points: 0.041 is "4.1". */
  points(value: number): string;
  day(iso: string): string;
  dayAndMonth(iso: string): string;
  month(iso: string): string;
  monthName(iso: string): string;
  shortMonth(iso: string): string;
  year(iso: string): string;
  /** First and last day of a stretch that ends before `end`. */
  span(start: string, end: string): string;
}

export function formatFor(locale: string, currency: string | null = null): Format {
  const tag = locale === "en" ? "en-GB" : locale;
  const numbers = new Map<string, Intl.NumberFormat>();
  const intl = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    if (!numbers.has(key)) numbers.set(key, new Intl.NumberFormat(tag, {...options, signDisplay: "negative"}));
    const number = numbers.get(key)!;
    // A hyphen is narrower than a digit and breaks at the end of a line.
    return {format: (value: number) => number.format(value).replace("-", "−")};
  };
  const date = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(tag, {timeZone: "UTC", ...options});
    return (iso: string) => formatter.format(new Date(`${iso}T00:00:00Z`));
  };
  const fixed = (digits: number): Intl.NumberFormatOptions => ({minimumFractionDigits: digits, maximumFractionDigits: digits});
  const day = date({day: "numeric", month: "long", year: "numeric"});
  return {
    count: (value) => intl({maximumFractionDigits: 0}).format(value),
    percent: (value, digits = 0) => intl({style: "percent", ...fixed(digits)}).format(value),
    shortPercent: (value) => intl({style: "percent", maximumFractionDigits: 1}).format(value),
    number: (value, digits = 1) => intl(fixed(digits)).format(value),
    money: (value) => intl(currency === null ? fixed(0) : {style: "currency", currency, ...fixed(0)}).format(value),
    points: (value) => intl(fixed(Math.abs(value) < 0.1 ? 1 : 0)).format(Math.abs(value) * 100),
    day,
    dayAndMonth: date({day: "numeric", month: "long"}),
    month: date({month: "long", year: "numeric"}),
    monthName: date({month: "long"}),
    shortMonth: date({month: "short", year: "numeric"}),
    year: date({year: "numeric"}),
    span: (start, end) => `${day(start)} to ${day(new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10))}`
  };
}
