/** Why a row is not accepted. The order is the order of the checks. */

/** The file's text could not be split into the row's fields. */
export const structuralReasons = ["too_few_fields", "too_many_fields", "broken_quote", "not_in_encoding", "line_too_long"] as const;
/** The row by itself. */
export const rowReasons = ["unreadable_record", "missing_value", "unreadable_value", "outside_list"] as const;
/** The row beside others of its table, and beside other tables: found anew in every run. */
export const relationReasons = ["ambiguous_key", "duplicate_row", "duplicate_key", "unknown_employee", "unknown_role", "unknown_badge", "unknown_person"] as const;

export type StructuralReason = (typeof structuralReasons)[number];
export type RowReason = (typeof rowReasons)[number];
export type RelationReason = (typeof relationReasons)[number];
export type Reason = StructuralReason | RowReason | RelationReason;

const words: Record<Reason, string> = {
  too_few_fields: "too few fields",
  too_many_fields: "too many fields",
  broken_quote: "a quote that does not close",
  not_in_encoding: "bytes that are not in the file's encoding (declare it under format: encoding, for instance windows-1252)",
  line_too_long: "a line of more than 2 MB",
  unreadable_record: "a record that cannot be read",
  missing_value: "a missing value",
  unreadable_value: "an unreadable value",
  outside_list: "a value outside its list",
  ambiguous_key: "a key that fits two people",
  duplicate_row: "a row that stands twice",
  duplicate_key: "a key that stands on differing rows",
  unknown_employee: "an employee_id that is not in employees",
  unknown_role: "a role_id that is not in roles",
  unknown_badge: "a badge_id that is not in badges",
  unknown_person: "a person who is not in employees"
};

/** The reason as a noun phrase. */
export const reasonWords = (reason: string) => words[reason as Reason] ?? reason;
