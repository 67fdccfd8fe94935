import type {Format} from "../format.ts";

/** What is said of the tracks' parity and of managers. */
export function trackWords(format: Format) {
  return {
    heading: "Is the specialist track the equal of management?",
    intro: "Management is one track among several. For each family: how high each track goes, what it pays at its top, how many of its people stayed a year, and how long a promotion takes on it.",
    title: (lower: number, families: number): string =>
      families === 0 ? "Management and specialist tracks, side by side"
        : lower === 0 ? `In ${families === 1 ? "the one family" : `all ${format.count(families)} families`} with both tracks the specialist track goes as high as management`
        : `In ${format.count(lower)} of ${format.count(families)} ${families === 1 ? "family" : "families"} with both tracks the specialist track ends at a lower rank than management`,
    subtitle: "Tracks of each family: top rank and pay band, share that stayed twelve months, Kaplan–Meier median of months to promotion",
    note: "Counts are rounded to multiples of five; a median needs ten people promoted.",
    tracks: {management: "Management", specialist: "Specialist"} as Readonly<Record<string, string>>,
    columns: {family: "Family", track: "Track", rank: "Top rank", band: "Top pay band", people: "People a year ago", stayed: "Stayed the year", interval: "95% interval", months: "Months to promotion"},
    months: (n: number) => format.number(n, Number.isInteger(n) ? 0 : 1),

    managersTitle: (calibrated: number, waiting: number, managers: number) =>
      `${format.count(calibrated)} of ${format.count(managers)} managers held a calibration session; ${format.count(waiting)} had evidence waiting at the quarter's end`,
    managersSubtitle: (period: string) => `Managers with reports, by quarter; last: ${period}`,
    managersDefinition: "A manager counts who had reports on the quarter's last day. Evidence waits when it was handed in for their review and not reviewed.",
    managersColumns: {period: "Quarter", managers: "Managers with reports", calibrated: "Held a calibration session", waiting: "Evidence waiting at the end"},
    calibrated: "calibrated", waiting: "waiting",
    managersNote: "Counts are rounded to multiples of five. No manager is named on any page."
  };
}
