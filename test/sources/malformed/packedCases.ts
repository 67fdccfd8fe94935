import {gzipSync} from "node:zlib";
import {employeesAs, good, says, type Malformed} from "./good.ts";

const employees = good["employees.csv"];
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
const latin = (text: string) => Buffer.from(text.replace(/[“”]/g, "x"), "latin1");
const cp1252 = (text: string) => Buffer.from(text.replaceAll("“", "\u0093").replaceAll("”", "\u0094"), "latin1");
const gz = (content: string | Buffer) => ({"employees.csv": null, "employees.csv.gz": gzipSync(content)});
const json = (text: string, name = "teams.json") => ({"teams.csv": null, [name]: text});
const declared = (encoding: string) => `${good["sources.yaml"]}tables: {employees: {format: {encoding: ${encoding}}}}\n`;
const bare = (text: string) => text.replace(/[ZG].*$/gm, "x");

/** Files in another encoding, packed, or in another form than delimited text. */
export const packedCases: readonly Malformed[] = [
  {what: "UTF-16 with a mark", files: employeesAs(utf16), owed: "clean"},
  {what: "UTF-16 without a mark", files: employeesAs((text) => Buffer.from(text, "utf16le")), owed: "clean"},
  {what: "UTF-16 big-endian with a mark", files: employeesAs((text) => utf16(text).swap16()), owed: "clean"},
  {what: "UTF-16 big-endian without a mark", files: employeesAs((text) => Buffer.from(text, "utf16le").swap16()), owed: "clean"},
  {what: "UTF-16 cut within a character", files: employeesAs((text) => utf16(text).subarray(0, -1)), owed: says("employees.csv ends in the middle of a character; fetch it again.")},
  {what: "Windows-1252", files: employeesAs(cp1252), owed: "clean"},
  {what: "Windows-1252 declared", files: {"sources.yaml": declared("windows-1252"), ...employeesAs(cp1252)}, owed: "clean"},
  {what: "Windows-1252 declared as UTF-8", files: {"sources.yaml": declared("utf-8"), ...employeesAs(cp1252)}, owed: ["employees:2 -=- not_in_encoding", "employees:4 -=- not_in_encoding"]},
  {what: "Windows-1252 declared as UTF-16", files: {"sources.yaml": declared("utf-16"), ...employeesAs(cp1252)}, owed: says("employees.csv is written in windows-1252, not in utf-16 as sources.yaml says; mend format: encoding there, or leave it out.")},
  {what: "UTF-8 declared as Windows-1252", files: {"sources.yaml": declared("windows-1252")}, owed: [], holds: "select name = 'ZoÃ« MÃ¼ller' from raw.identities where employee_id = 'QX41'"},
  {what: "Windows-1252 in one row of UTF-8", files: {"employees.csv": Buffer.concat([Buffer.from(employees), Buffer.from("QX44,2020-01-01,man,,,Andr\u00e9\n", "latin1")])}, owed: ["employees:5 -=- not_in_encoding"]},
  {what: "an encoding that is none", files: {"sources.yaml": declared("ebcdic")}, owed: says("sources.yaml, line 4: format: encoding must be one of \"utf-8\", \"utf-16\", \"utf-16le\", \"utf-16be\", \"latin-1\", \"windows-1252\".")},
  {what: "gzip", files: gz(employees), owed: "clean"},
  {what: "gzip of two members", files: {"employees.csv": null, "employees.csv.gz": Buffer.concat([gzipSync(employees.slice(0, 90)), gzipSync(employees.slice(90))])}, owed: "clean"},
  {what: "gzip of UTF-16", files: gz(utf16(employees)), owed: "clean"},
  {what: "gzip of Windows-1252", files: gz(cp1252(employees)), owed: "clean"},
  {what: "gzip of Latin-1, declared", files: {"sources.yaml": declared("latin-1"), ...gz(latin(bare(employees)))}, owed: [], holds: "select count(*) = 3 from raw.employees"},
  {what: "gzip with a byte-order mark", files: gz(`\ufeff${employees}`), owed: "clean"},
  {what: "gzip cut short", files: {"employees.csv": null, "employees.csv.gz": gzipSync(employees).subarray(0, -12)}, owed: says("employees.csv.gz is not a whole gzip file (Z_BUF_ERROR); fetch it again.")},
  {what: "a large gzip cut short", files: {"employees.csv": null, "employees.csv.gz": gzipSync(employees + Array.from({length: 40_000}, (_, k) => `P${k},2020-01-01,woman,,,${(k * 7919) % 10007}\n`).join("")).subarray(0, -2000)}, owed: says("employees.csv.gz is not a whole gzip file (Z_BUF_ERROR); fetch it again.")},
  {what: "gzip with a wrong check sum", files: {"employees.csv": null, "employees.csv.gz": spoilt(gzipSync(employees), -6)}, owed: says("employees.csv.gz is not a whole gzip file (Z_DATA_ERROR); fetch it again.")},
  {what: "a .gz that is no gzip", files: {"employees.csv": null, "employees.csv.gz": employees}, owed: says("employees.csv.gz is not a whole gzip file (Z_DATA_ERROR); fetch it again.")},
  {what: "an empty .gz", files: {"employees.csv": null, "employees.csv.gz": ""}, owed: says("employees.csv.gz is not a whole gzip file (Z_BUF_ERROR); fetch it again.")},
  {what: "gzip of nothing", files: gz(""), owed: says("employees.csv.gz is empty; a header line with the columns' names is the least it must hold.")},
  {what: "gzip with rubbish behind", files: {"employees.csv": null, "employees.csv.gz": Buffer.concat([gzipSync(employees), Buffer.from("rubbish")])}, owed: says("employees.csv.gz is not a whole gzip file (Z_DATA_ERROR); fetch it again.")},
  {what: "gzip named .csv", files: {"employees.csv": gzipSync(employees)}, owed: says("employees.csv is packed with gzip; let its name end in .gz.")},
  {what: "gzip within gzip", files: gz(gzipSync(employees)), owed: says("employees.csv.gz is packed with gzip; let its name end in .gz.")},
  {what: "a Parquet file named .csv", files: {"teams.csv": "PAR1\u0015\u0000"}, owed: says("teams.csv is a Parquet file; let its name end in .parquet.")},
  {what: "a .parquet that is no Parquet", files: {"teams.csv": null, "teams.parquet": "team_id,name\nT1,a\n"}, owed: says("teams.parquet is not a readable Parquet file; export it again.")},
  {what: "an empty .parquet", files: {"teams.csv": null, "teams.parquet": ""}, owed: says("teams.parquet is not a readable Parquet file; export it again.")},
  {what: "a JSON list", files: json('[{"team_id": "T1", "name": "Clerks", "function": "finance"}]'), owed: "clean"},
  {what: "JSON lines", files: json('{"team_id": "T1", "name": "Clerks"}\n\n{"function": "finance", "name": "x", "team_id": "T2"}\n', "teams.jsonl"), owed: [], holds: "select count(*) = 2 from raw.teams"},
  {what: "JSON lines with a broken line", files: json('{"team_id": "T1", "name": "Clerks"}\n{"team_id": "T2", "na\n{"team_id": "T3", "name": "x"}\n', "teams.jsonl"), owed: ["teams:2 -=- unreadable_record"]},
  {what: "JSON lines with a broken first line", files: json('{"team_id": "T1", "name\n{"team_id": "T2", "name": "b"}\n', "teams.jsonl"), owed: ["teams:1 -=- unreadable_record"]},
  {what: "JSON lines of other values", files: json('{"team_id": "T1", "name": "Clerks"}\n[1, 2]\n"x"\n3\nnull\n', "teams.jsonl"), owed: ["teams:2 -=- unreadable_record", "teams:3 -=- unreadable_record", "teams:4 -=- unreadable_record", "teams:5 -=- unreadable_record"]},
  {what: "JSON lines without any object", files: json("1\n2\n", "teams.jsonl"), owed: says("teams.jsonl holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "a JSON list with a broken record", files: json('[{"team_id": "T1", "name": "Clerks"}, {"team_id": "T2", name: "x"}]'), owed: says("teams.json, record 2: this is not readable JSON; export it again, as a list of objects or one object a line.")},
  {what: "a JSON list that is cut", files: json('[{"team_id": "T1", "name": "Clerks"}, {"team_id"'), owed: says("teams.json, record 2: this is not readable JSON; export it again, as a list of objects or one object a line.")},
  {what: "JSON lines that are all broken", files: json("{\"team_id\n{,}\n", "teams.jsonl"), owed: says("teams.jsonl holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "a JSON list with something else in it", files: json('[{"team_id": "T1", "name": "Clerks"}, 7]'), owed: says("teams.json holds something else than objects; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "a JSON list of empty objects", files: json("[{}, {}]"), owed: says("teams.json holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "JSON lines gzipped and cut short", files: {"teams.csv": null, "teams.jsonl.gz": gzipSync('{"team_id": "T1", "name": "Clerks"}\n{"team_id": "T2", "name": "x"}\n').subarray(0, -9)}, owed: says("teams.jsonl.gz is not a whole gzip file (Z_BUF_ERROR); fetch it again.")},
  {what: "an empty JSON list", files: json("[]"), owed: [], holds: "select rows_read = 0 from raw.loads where table_name = 'teams'"},
  {what: "JSON that wraps the list", files: json('{"data": [{"team_id": "T1", "name": "Clerks"}]}'), owed: says("teams.json is an object around its records; export the list under its key alone.")},
  {what: "JSON that is keyed by person", files: {"employees.csv": null, "employees.json": '{"QX41": {"hire_date": "2020-01-01"}, "QX42": {"hire_date": "2020-01-01"}}'}, owed: says("employees.json has values for keys, it seems; export it as a list of objects, one a record.")},
  {what: "JSON that is no object", files: json("42"), owed: says("teams.json holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "a JSON list of lists", files: json('[["T1", "Clerks"], ["T2", "x"]]'), owed: says("teams.json holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "a JSON list of texts", files: json('["T1", "T2"]'), owed: says("teams.json holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "JSON null", files: json("null"), owed: says("teams.json holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "nested values in JSON", files: json('[{"team_id": {"id": "T1"}, "name": ["Clerks", "b"], "function": null}]'), owed: [], holds: `select team_id = '{"id":"T1"}' and name = 'Clerks;b' from raw.teams`},
  {what: "numbers and booleans in JSON", files: {"performance_reviews.csv": null, "performance_reviews.json": '[{"employee_id": "QX41", "review_date": "2021-01-01", "rating": 3.5, "high_performer": true}, {"employee_id": "QX42", "review_date": "2021-01-01", "rating": 4}]'}, owed: "clean"},
  {what: "JSON with a key twice", files: json('[{"team_id": "T1", "team_id": "T2", "name": "a"}]'), owed: says("teams.json, record 1: this is not readable JSON; export it again, as a list of objects or one object a line.")},
  {what: "JSON in UTF-16", files: {"teams.csv": null, "teams.json": utf16('[{"team_id": "T1", "name": "Clerks", "function": "finance"}]')}, owed: "clean"},
  {what: "JSON nested 10,000 deep", files: json(`${"[".repeat(10_000)}${"]".repeat(10_000)}`), owed: says("teams.json holds no object with a key; a list of objects is what it must be, like [{\"team_id\": …}].")},
  {what: "an empty .json", files: json(""), owed: says("teams.json is empty; a list of objects is the least it must hold, like [] for none.")},
  {what: "CSV named .json", files: json("team_id,name\nT1,a\n"), owed: says("teams.json, record 1: this is not readable JSON; export it again, as a list of objects or one object a line.")},
  {what: "a spreadsheet", files: {"sources.yaml": `${good["sources.yaml"]}tables: {teams: {files: teams.xlsx}}`, "teams.xlsx": "x"}, owed: says("teams.xlsx is a spreadsheet; save the sheet as CSV (UTF-8) and name that file.")},
  {what: "semicolons in Windows-1252 with CRLF", files: employeesAs((text) => cp1252(text.replace('"Byron, Ada"', "Byron# Ada").replaceAll(",", ";").replace("#", ",").replaceAll("\n", "\r\n"))), owed: "clean"}
];

function spoilt(bytes: Buffer, at: number): Buffer {
  bytes[bytes.length + at]! ^= 0xff;
  return bytes;
}
