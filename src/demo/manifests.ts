/** The first day of the five years that end on `asOf`: the same day five years before, and one on. */
export function openingOf(asOf: string): string {
  const day = new Date(`${asOf}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - 5);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The manifest of the clean form: every file is named after its table. */
export const plainManifest = (asOf: string): string => `organization: Meridian Services
as_of: ${asOf}
history_from: ${openingOf(asOf)}
currency: EUR
demographics: [gender, ethnicity, age_band]
`;

/** The manifest of the exports as the source systems give them. */
export const mixedManifest = (asOf: string): string => `# Meridian Services, a made-up company: its exports as its source systems give them.
# A file that is named after a table and has that table's columns needs no entry here, whether CSV, Parquet or JSON lines,
# gzipped or in parts (job_history/*.csv). The entries below are for the others.
organization: Meridian Services
as_of: ${asOf}              # the last day that the exports cover
history_from: ${openingOf(asOf)}       # the first day from which job history is complete
fiscal_year_start: 1
currency: EUR
demographics: [gender, ethnicity, age_band]
privacy: {minimum_cell: 10}    # no published figure about fewer people
reject_limit: {default: 0.01}  # a table with a larger share of bad rows stops the run

tables:
  # The HR system names its columns its own way, writes US dates, and has words of its own.
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
      termination_reason: {Resignation: voluntary, Dismissal: involuntary, Retirement: retirement, End of Contract: other}

  # The learning system knows people by its own keys. The export does not say whose keys they are: a constant does.
  person_keys:
    files: lms/accounts.csv
    columns: {key: Login, employee_id: Personnel No}
    constants: {system: learning}

  # European spreadsheets: semicolons, commas in numbers, day-first dates.
  performance_reviews:
    files: performance_reviews.csv
    format: {delimiter: ";", decimal: ","}
  program_costs:
    files: finance/program-costs.csv
    columns: {month: Monat, item: Posten, amount: Betrag}
    dates: "%d.%m.%Y"
    format: {delimiter: ";", decimal: ","}

  # One export feeds two tables: the values of each month, and (a row a metric) what the metrics are.
  team_outcomes:
    files: outcomes/team-metrics.parquet
    columns: {metric: metric_key}
  outcome_metrics:
    files: outcomes/team-metrics.parquet
    columns: {metric: metric_key, label: metric_label}
    distinct: true
`;
