/** What is said of teams with the program beside those without it yet, and of where to begin. */
export function rolloutWords() {
  const arm = (name: string) => (name === "rolled_out" ? "With it" : "Not yet");
  const measures = [
    {measure: "participation", name: "Participation", kind: "share", numerator: "People who enrolled", denominator: "Average headcount", subtitle: "People who enrolled in a badge in the quarter per person in the teams, with 95% interval"},
    {measure: "completion", name: "Completion", kind: "share", numerator: "Awarded within a year", denominator: "Enrolments of the quarter", subtitle: "Enrolments of the quarter whose badge was awarded within twelve months, with 95% interval"},
    {measure: "manager_actions", name: "Managers’ actions", kind: "share", numerator: "Done by the day due", denominator: "Due in the quarter", subtitle: "Reviews, conversations and assignments due in the quarter that were done by the day due, with 95% interval"},
    {measure: "mobility", name: "Moves", kind: "share", numerator: "Moves", denominator: "Average headcount", subtitle: "Mobility moves of the quarter per person in the teams, with 95% interval"},
    {measure: "sentiment", name: "Sentiment", kind: "score", numerator: "–", denominator: "Answers", subtitle: "Mean score of the quarter's answers, to a tenth, with 95% interval"}
  ] as const;
  return {
    heading: "Teams with the program beside those without it yet",
    lacking: (supplied: boolean) => (supplied ? "Nothing can be compared: too few people are on one side of the rollout in every quarter." : "No rollout was supplied: the comparison needs program_rollout."),
    caveat: "Teams that had the program before a quarter began, against those without it to the quarter’s end. They are not the same teams, so that a difference here is no effect; for that see the months since the start above.",
    arm, measures,
    title: ({name}: {readonly name: string}, rolledOut: string, notYet: string, clear: boolean) => `${name}: ${rolledOut} with the program, ${notYet} without it yet${clear ? "" : ", no clear difference"}`,
    columns: {quarter: "Quarter", arm: "Teams", value: "Value", interval: "95% interval"},
    pilot: {
      heading: "Where a pilot would stand best",
      lacking: "Which unit suits a pilot needs conversations, evidence reviews and career steps by business unit, of two units or more.",
      title: (unit: string) => `${unit} suits a pilot best`,
      why: (unit: string, conversations: string, reviews: string, ladder: string) => `In ${unit} managers hold development conversations with ${conversations} of their people and review ${reviews} of evidence by the day due, and ${ladder} of its people are in a role with a step before them: badges would meet managers who act on them, and lead somewhere.`,
      rule: `By the mean of three ranks: development conversations in the last 90 days, evidence reviewed on time, and the share of people in roles that a promotion step leaves. It says where a pilot would be carried, not where the program would help most.`,
      columns: {unit: "Business unit", rank: "Mean rank", conversations: "Conversations", reviews: "Evidence on time", ladder: "With a step ahead", people: "People"}
    }
  };
}
