import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {literal, openSession} from "../../../src/warehouse/session.ts";
import {says, type Malformed} from "./good.ts";

/** The bytes of a Parquet file that holds what a query gives. */
async function parquet(query: string): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "badgeways-parquet-")), path = join(folder, "made.parquet");
  const session = await openSession();
  try {
    await session.run(`copy (${query}) to ${literal(path)} (format parquet)`);
    return readFileSync(path);
  } finally {
    session.close();
    rmSync(folder, {recursive: true});
  }
}

const reviews = (content: Buffer) => ({"performance_reviews.csv": null, "performance_reviews.parquet": content});
const query = (rest: string) => `select * from (values ('QX41', date '2021-01-01', 3.5, true), ('QX42', date '2021-01-01', 4, null)) as t(employee_id, review_date, rating, high_performer) ${rest}`;
const whole = await parquet(query(""));

/** Parquet files whose types are others, and broken ones. */
export const parquetCases: readonly Malformed[] = [
  {what: "Parquet with the types of the contract", files: reviews(whole), owed: "clean"},
  {what: "Parquet of texts", files: reviews(await parquet(`select columns(*)::varchar from (${query("")})`)), owed: "clean"},
  {what: "Parquet with floating numbers, time stamps and whole numbers", files: reviews(await parquet(`select employee_id, review_date::timestamp as review_date, rating::double as rating, high_performer::integer as high_performer from (${query("")})`)), owed: "clean"},
  {what: "Parquet with not-a-number and infinity", files: reviews(await parquet(`select employee_id, review_date, case employee_id when 'QX41' then 'nan'::double else 'inf'::double end as rating from (${query("")})`)), owed: ["performance_reviews:1 rating=- missing_value", "performance_reviews:2 rating=inf unreadable_value"]},
  {what: "Parquet with days for dates counted from 1970", files: reviews(await parquet(`select * replace (review_date - date '1970-01-01' as review_date) from (${query("")})`)), owed: ["performance_reviews:1 review_date=18628 unreadable_value", "performance_reviews:2 review_date=18628 unreadable_value"]},
  {what: "Parquet with nested values", files: reviews(await parquet(`select * replace ({'id': employee_id} as employee_id, [rating] as rating) from (${query("")})`)), owed: ["performance_reviews:1 employee_id={'id': QX41} unknown_person", "performance_reviews:2 employee_id={'id': QX42} unknown_person"]},
  {what: "Parquet with bytes for text", files: reviews(await parquet(`select * replace (employee_id::blob as employee_id) from (${query("")})`)), owed: "clean"},
  {what: "Parquet without a needed column", files: reviews(await parquet(`select employee_id, review_date as day, rating from (${query("")})`)), owed: says("performance_reviews.parquet has no column review_date for performance_reviews.review_date; its columns are employee_id, day, rating; name the right one in sources.yaml under tables: performance_reviews: columns: review_date.")},
  {what: "Parquet without a row", files: reviews(await parquet(query("where false"))), owed: [], holds: "select rows_read = 0 from raw.loads where table_name = 'performance_reviews'"},
  {what: "Parquet cut at its end", files: reviews(whole.subarray(0, -20)), owed: says("performance_reviews.parquet is not a readable Parquet file; export it again.")},
  {what: "Parquet cut in the middle, its foot kept", files: reviews(Buffer.concat([whole.subarray(0, 4), whole.subarray(60)])), owed: says("performance_reviews.parquet is not a readable Parquet file; export it again.")},
  {what: "Parquet whose data are spoilt", files: reviews(Buffer.concat([whole.subarray(0, 20), Buffer.alloc(40, 0xff), whole.subarray(60)])), owed: says("performance_reviews.parquet is not a readable Parquet file; export it again.")},
  {what: "Parquet within gzip", files: {"performance_reviews.csv": null, "performance_reviews.parquet.gz": gzipSync(whole)}, owed: "clean"},
  {what: "Parquet within a gzip that is cut", files: {"performance_reviews.csv": null, "performance_reviews.parquet.gz": gzipSync(whole).subarray(0, -9)}, owed: says("performance_reviews.parquet.gz is not a whole gzip file (Z_BUF_ERROR); fetch it again.")}
];
