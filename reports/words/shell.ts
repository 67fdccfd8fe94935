/** What stands on every page, and on the fronts that hold no figures yet. */
export const shellWords = {
  skip: "Skip to the content",
  pages: "Pages",
  front: "Front",
  audiences: {hr: "for HR leaders", equity: "for equity auditors", executive: "for executives", everyone: "for everyone"},
  stand: (asOf: string, released: string | undefined) => `figures to ${asOf}${released ? `, released ${released}` : ""}`,
  draft: "draft: not released",
  draftFoot: "This is a draft: its figures may change until they are released.",
  privacyFoot: "Counts are rounded and small groups hidden, so that no figure tells anything about a person.",
  exactFoot: "Counts of the audit's groups are exact, all others rounded; small groups are hidden, and with them what would tell of them.",
  how: "What we publish, and how we know that it is safe",
  missing: "This page does not exist",
  missingHelp: "It may have been renamed. Everything that is here is linked from",
  missingFront: "the front page",
  trust: "Data & trust",
  landing: "One site for each audience. Each is built apart and holds only its own files.",
  questions: {
    hr: "HR leaders: is internal mobility working, where is it stuck, what next?",
    equity: "Equity auditors: does any group get fewer badges, and at which step?",
    executive: "Executives: how does the program stand?",
    everyone: "Everyone: what should I earn next, what does it unlock, how long does it take?"
  } as Readonly<Record<string, string>>
} as const;
