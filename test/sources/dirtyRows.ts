/** Tables whose files a sequence of changes touches. */
export type PartTable = "employees" | "job_history" | "roles" | "badges" | "badge_submissions";

/** What each field of a row may hold: so few keys that rows collide, refer to what is not there, and cannot be read. */
const fields: Record<PartTable, readonly (readonly string[])[]> = {
  employees: [["E1", "E2", "E3", "E4", "E9", " E1 ", ""], ["2020-01-01", "2020-02-01", "2020-01-01", "never"], ["woman", "man", ""], ["", "Ada", "Cleo"], ["e1@x.org", "e2@x.org", "E3@x.org", ""]],
  job_history: [
    ["E1", "E2", "E3", "E4", "E9"], ["2020-01-01", "2020-02-01", "2021-03-01", "2020-02-30"], ["0", "0", "1"], ["R1", "R2", "R3", "R9", ""],
    ["", "hire", "Promotion", "termination", "nonsense"], ["", "other", '"a, b"', '"two\nlines"']
  ],
  roles: [["R1", "R2", "R3", "R9"], ["Clerk", "Lead", ""], ["Office"], ["L1", "L2"], ["1", "2", "x"]],
  badges: [["B1", "B2", "B9"], ["1", "1", "2"], ["Basics"], ["gold", "silver", "tin"], ["learning", "assessment"], ["2020-01-01"], ["", "panel", "panel;assessment"]],
  badge_submissions: [
    ["S1", "S2", "S3", "S5", "S6", "S7", "S8"], ["E1", "E2", "E4", "E9", "e1@x.org", "e3@x.org", "e9@x.org"], ["B1", "B2", "B9"], ["2021-01-01", "01.02.2021", ""], ["awarded", "denied", "pending", "lost"], ["", "2021-02-01", "2021-03-01"]
  ]
};

/** The row of a table that a number stands for; one in sixteen has a field too many. */
export function rowOf(table: PartTable, seed: number): string {
  let left = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const row = fields[table].map((choices) => {
    const chosen = choices[left % choices.length]!;
    left = Math.floor(left / choices.length);
    return chosen;
  });
  return row.join(",") + (seed % 16 === 7 ? ",surplus" : "");
}

export const tableOf = (name: string) => name.split("/")[0] as PartTable;
