import {lines, type Files} from "../organization.ts";

/** A small good source that every malformed one is made of. Its persons bear words that may stand in no message. */
export const good = {
  "sources.yaml": "reject_limit: 1\nas_of: 2026-06-30\ncurrency: EUR\n",
  "employees.csv": lines("employee_id,hire_date,gender,birth_year,regrettable,name", "QX41,2020-01-01,woman,1980,,Zoë Müller", "QX42,2020-02-01,man,1990,no,\"Byron, Ada\"", "QX43,2021-03-01,woman,,,Grete “G” Hübner"),
  "roles.csv": lines("role_id,title,family,level,level_rank,annual_vacancy_cost", "R1,Clerk,Office,L1,1,", "R2,Lead,Office,L2,2,1500.5"),
  "job_history.csv": lines("employee_id,effective_date,role_id,team_id,action", "QX41,2020-01-01,R1,T1,hire", "QX42,2020-02-01,R1,T1,hire", "QX43,2021-03-01,R2,T1,hire"),
  "teams.csv": lines("team_id,name,function", "T1,Clerks,finance"),
  "performance_reviews.csv": lines("employee_id,review_date,rating,high_performer", "QX41,2021-01-01,3.5,yes", "QX42,2021-01-01,4,")
} satisfies Files;

/** Words of persons that no message may hold. */
export const personal = /QX4\d|Zoë|Müller|Byron|Grete/;

/** What is owed for a malformed source: the rows of the good one, rejects as "table:line column=value reason", or one sentence (`FOLDER` stands for the source folder). */
export type Owed = "clean" | readonly string[] | {readonly sentence: string};

export interface Malformed {
  readonly what: string;
  /** Files put in place of the good ones, or removed. */
  readonly files: Readonly<Record<string, string | Buffer | null>>;
  readonly owed: Owed;
  /** SQL that must then give true, where rejects alone would not tell. */
  readonly holds?: string;
  /** What else is done to the folder. */
  readonly then?: (folder: string) => void;
  /** Why it cannot be tried here. */
  readonly skip?: boolean;
}

export const says = (sentence: string): Owed => ({sentence});
export const changed = (file: keyof typeof good, from: string | RegExp, to: string) => ({[file]: good[file].replace(from, to)});
export const employeesAs = (write: (text: string) => string | Buffer) => ({"employees.csv": write(good["employees.csv"])});
