/** The manifest of the clean form: every file is named after its table. */
export const plainManifest = (asOf: string): string => `organization: Meridian Services
as_of: ${asOf}
history_from: ${opening(asOf)}
currency: EUR
demographics: [gender, ethnicity, age_band]
`;

/** The manifest of the exports as the source systems give them. */
export const mixedManifest = (asOf: string): string => `# Meridian Services, a made-up company: its exports as five source systems give them.
organization: Meridian Services
as_of: ${asOf}              # last day that the exports cover
history_from: ${opening(asOf)}       # first day from which job history is complete
currency: EUR
demographics: [gender, ethnicity, age_band]

tables:
  # The HR system exports workers under its own names, with US dates. Files named after a table need no entry here.
  employees:
    files: hris/workers.csv
    dates: "%m/%d/%Y"
    columns:                          # ours: theirs
      employee_id: Worker ID
      name: Legal Name                # kept apart, read by no figure
      work_email: Email - Work
      worker_type: Worker Type
      hire_date: Original Hire Date
      termination_date: Termination Date
      termination_reason: Termination Reason
      regrettable: Regrettable
      birth_year: Year of Birth
      gender: Gender
      ethnicity: Ethnicity
      age_band: Age Band
    values:                           # theirs: ours
      worker_type: {Regular: employee, Contingent Worker: contingent}
      termination_reason: {Resignation: voluntary, Dismissal: involuntary, Retirement: retirement}

  # A European spreadsheet: semicolons, and commas in numbers.
  performance_reviews:
    files: performance_reviews.csv
    format: {delimiter: ";", decimal: ","}
`;

const opening = (asOf: string) => `${Number(asOf.slice(0, 4)) - 5}-07-01`;
