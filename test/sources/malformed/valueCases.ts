import {changed, good, says, type Malformed} from "./good.ts";

const hired = (value: string) => changed("employees.csv", "2020-01-01", value);
const born = (value: string) => changed("employees.csv", "1980", value);
const cost = (value: string) => changed("roles.csv", "1500.5", value);
const rating = (value: string) => changed("performance_reviews.csv", "3.5", value);
const high = (value: string) => changed("performance_reviews.csv", "yes", value);
const decimalComma = `${good["sources.yaml"]}tables: {roles: {format: {decimal: ","}}}\n`;
const dated = (format: string, text: string) => ({"sources.yaml": `${good["sources.yaml"]}tables: {employees: {dates: ${JSON.stringify(format)}}}\n`, "employees.csv": text});
const dayFirst = good["employees.csv"].replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, "$3/$2/$1");

/** Values that are not of their column's type, or are and look odd. */
export const valueCases: readonly Malformed[] = [
  {what: "30 February", files: hired("2026-02-30"), owed: ["employees:2 hire_date=2026-02-30 unreadable_value"]},
  {what: "month 13", files: hired("2026-13-01"), owed: ["employees:2 hire_date=2026-13-01 unreadable_value"]},
  {what: "day 31 of month 31", files: hired("31/31/2026"), owed: ["employees:2 hire_date=31/31/2026 unreadable_value"]},
  {what: "year 0", files: hired("0000-01-01"), owed: ["employees:2 hire_date=0000-01-01 unreadable_value"]},
  {what: "year 1", files: hired("0001-01-01"), owed: ["employees:2 hire_date=0001-01-01 unreadable_value"]},
  {what: "year 10000", files: hired("10000-01-01"), owed: ["employees:2 hire_date=10000-01-01 unreadable_value"]},
  {what: "year 9999 as the day of hire", files: hired("9999-12-31"), owed: [], holds: "select hire_date = date '9999-12-31' from raw.employees where employee_id = 'QX41'"},
  {what: "year -4", files: hired("-0004-01-01"), owed: ["employees:2 hire_date=-0004-01-01 unreadable_value"]},
  {what: "an epoch in seconds", files: hired("1577836800"), owed: ["employees:2 hire_date=1577836800 unreadable_value"]},
  {what: "an Excel serial day", files: hired("43831"), owed: ["employees:2 hire_date=43831 unreadable_value"]},
  {what: "infinity as a date", files: hired("infinity"), owed: ["employees:2 hire_date=infinity unreadable_value"]},
  {what: "a date in words", files: hired("1 January 2020"), owed: ["employees:2 hire_date=1 January 2020 unreadable_value"]},
  {what: "a date with a two-digit year", files: hired("20-01-01"), owed: ["employees:2 hire_date=20-01-01 unreadable_value"]},
  {what: "a date of full-width digits", files: hired("２０２０-01-01"), owed: ["employees:2 hire_date=２０２０-01-01 unreadable_value"]},
  {what: "a time stamp", files: hired("2020-01-01T08:30:00.123+02:00"), owed: "clean"},
  {what: "a time stamp that is cut", files: hired("2020-01-01T08:"), owed: ["employees:2 hire_date=2020-01-01T08: unreadable_value"]},
  {what: "a date with slashes, undeclared", files: hired("01/01/2020"), owed: ["employees:2 hire_date=01/01/2020 unreadable_value"]},
  {what: "day-first dates, declared", files: dated("%d/%m/%Y", dayFirst), owed: "clean"},
  {what: "day-first dates declared month-first", files: dated("%m/%d/%Y", dayFirst.replace("01/02/2020", "13/02/2020")), owed: ["employees:3 hire_date=13/02/2020 unreadable_value"]},
  {what: "a date format that fits none", files: dated("%Y", good["employees.csv"]), owed: says("sources.yaml, line 4: \"%Y\" is no date format, since it lacks a year or a month; write it like \"%d/%m/%Y\".")},
  {what: "a date format that is none", files: dated("%Q", good["employees.csv"]), owed: says("sources.yaml, line 4: \"%Q\" is no date format, since %Q means nothing; write it like \"%d/%m/%Y\".")},
  {what: "a date format without a sign of per cent", files: dated("YYYY-MM-DD", good["employees.csv"]), owed: says("sources.yaml, line 4: \"YYYY-MM-DD\" is no date format, since it lacks a year or a month; write it like \"%d/%m/%Y\".")},
  {what: "a date format that is cut", files: dated("%Y-%m-%", good["employees.csv"]), owed: says("sources.yaml, line 4: \"%Y-%m-%\" is no date format, since % means nothing; write it like \"%d/%m/%Y\".")},
  {what: "a missing date", files: hired(""), owed: ["employees:2 hire_date=- missing_value"]},
  {what: "a missing key", files: changed("employees.csv", "QX41", " \u00a0 "), owed: ["employees:2 employee_id=- missing_value"]},
  {what: "a word for a whole number", files: born("many"), owed: ["employees:2 birth_year=many unreadable_value"]},
  {what: "a fraction for a whole number", files: born("1980.5"), owed: ["employees:2 birth_year=1980.5 unreadable_value"]},
  {what: "a whole number that ends in .0", files: born("1980.0"), owed: "clean"},
  {what: "a whole number beyond 32 bits", files: born("99999999999"), owed: ["employees:2 birth_year=99999999999 unreadable_value"]},
  {what: "a whole number of 40 digits", files: born("9".repeat(40)), owed: ["employees:2 birth_year=9999999999999999999999999999999999999999 unreadable_value"]},
  {what: "hexadecimal digits", files: born("0x7BC"), owed: ["employees:2 birth_year=0x7BC unreadable_value"]},
  {what: "a thousands separator in a whole number", files: born('"1,980"'), owed: ["employees:2 birth_year=1,980 unreadable_value"]},
  {what: "an underscore in a number", files: born("1_980"), owed: ["employees:2 birth_year=1_980 unreadable_value"]},
  {what: "Arabic digits", files: born("١٩٨٠"), owed: ["employees:2 birth_year=١٩٨٠ unreadable_value"]},
  {what: "a number with an exponent", files: cost("15005E-1"), owed: "clean"},
  {what: "a number with a huge exponent", files: cost("1e400"), owed: ["roles:3 annual_vacancy_cost=1e400 unreadable_value"]},
  {what: "a huge number", files: cost("9".repeat(30)), owed: ["roles:3 annual_vacancy_cost=999999999999999999999999999999 unreadable_value"]},
  {what: "a number with very many decimals", files: cost(`1500.5${"0".repeat(60)}`), owed: "clean"},
  {what: "NaN", files: cost("NaN"), owed: ["roles:3 annual_vacancy_cost=NaN unreadable_value"]},
  {what: "Infinity", files: cost("-Infinity"), owed: ["roles:3 annual_vacancy_cost=-Infinity unreadable_value"]},
  {what: "a decimal comma, undeclared", files: cost('"1500,5"'), owed: ["roles:3 annual_vacancy_cost=1500,5 unreadable_value"]},
  {what: "a decimal comma, declared", files: {"sources.yaml": decimalComma, ...cost('"1500,5"')}, owed: "clean"},
  {what: "a thousands separator", files: cost('"1,500.5"'), owed: ["roles:3 annual_vacancy_cost=1,500.5 unreadable_value"]},
  {what: "a thousands point beside a decimal comma", files: {"sources.yaml": decimalComma, ...cost('"1.500,5"')}, owed: ["roles:3 annual_vacancy_cost=1.500,5 unreadable_value"]},
  {what: "a currency sign", files: cost("€1500.5"), owed: ["roles:3 annual_vacancy_cost=€1500.5 unreadable_value"]},
  {what: "a negative number in brackets", files: cost("(1500.5)"), owed: ["roles:3 annual_vacancy_cost=(1500.5) unreadable_value"]},
  {what: "a typographic minus sign", files: cost("−1500.5"), owed: ["roles:3 annual_vacancy_cost=−1500.5 unreadable_value"]},
  {what: "a per cent sign", files: rating("35%"), owed: ["performance_reviews:2 rating=35% unreadable_value"]},
  {what: "a fraction", files: rating("7/2"), owed: ["performance_reviews:2 rating=7/2 unreadable_value"]},
  {what: "a word for yes that is none", files: high("maybe"), owed: ["performance_reviews:2 high_performer=maybe unreadable_value"]},
  {what: "a word for yes in capitals", files: high("TRUE"), owed: "clean"},
  {what: "2 for yes", files: high("2"), owed: ["performance_reviews:2 high_performer=2 unreadable_value"]},
  {what: "a value outside its list", files: changed("job_history.csv", "hire\n", "joined\n"), owed: ["job_history:2 action=joined outside_list"]},
  {what: "a word of a list in capitals and spaces", files: changed("job_history.csv", "hire\n", " HIRE \n"), owed: "clean"},
  {what: "#REF! and other words of a spreadsheet", files: {...hired("#REF!"), ...cost("#DIV/0!")}, owed: ["employees:2 hire_date=#REF! unreadable_value", "roles:3 annual_vacancy_cost=#DIV/0! unreadable_value"]},
  {what: "a formula", files: changed("employees.csv", "woman", "=cmd|' /C calc'!A0"), owed: [], holds: "select gender = '=cmd|'' /C calc''!A0' from raw.employees where employee_id = 'QX41'"},
  {what: "the word null, undeclared", files: born("NULL"), owed: ["employees:2 birth_year=NULL unreadable_value"]},
  {what: "the word null, declared", files: {"sources.yaml": `${good["sources.yaml"]}tables: {employees: {format: {"null": [NULL, "0000"]}}}\n`, ...changed("employees.csv", "woman,,", "woman,NULL,0000")}, owed: "clean"},
  {what: "SQL for values", files: {...changed("employees.csv", "woman", "'); drop table raw.employees; --"), ...changed("teams.csv", "Clerks", "\"\"\"; select $1 || '\"")}, owed: [], holds: "select gender = '''); drop table raw.employees; --' from raw.employees where employee_id = 'QX41'"},
  {what: "unpaired surrogates", files: {"employees.csv": Buffer.concat([Buffer.from(good["employees.csv"]), Buffer.from([0x51, 0x58, 0x34, 0x34, 0x2c, 0xed, 0xa0, 0x80]), Buffer.from(",x,,,\n")])}, owed: ["employees:5 -=- not_in_encoding"]}
];
