/** What stands beside a series: events and targets. */
export const eventWords = {
  heading: "Events marked on the chart",
  target: "target",
  /** "Target for 2026: 40%". */
  targetOf: (period: string, value: string) => `Target for ${period}: ${value}`
} as const;
