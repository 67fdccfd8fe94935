import {expect, test} from "vitest";
import {formatFor} from "../../reports/format.ts";

const en = formatFor("en"), de = formatFor("de");

test("counts are grouped by the locale", () => {
  expect(en.count(14525)).toBe("14,525");
  expect(de.count(14525)).toBe("14.525");
});

test("shares are percentages, to the digits asked for", () => {
  expect(en.percent(0.445)).toBe("45%");
  expect(en.percent(0.0877, 1)).toBe("8.8%");
  expect(de.percent(0.0877, 1)).toMatch(/^8,8\s%$/);
});

test("points drop the sign, and the decimal from ten on", () => {
  expect(en.points(-0.0412)).toBe("4.1");
  expect(en.points(0.123)).toBe("12");
});

test("days are those of the calendar, whatever the machine's time zone", () => {
  expect(en.day("2026-06-30")).toBe("30 June 2026");
  expect(en.dayAndMonth("2026-06-30")).toBe("30 June");
  expect(en.month("2026-06-01")).toBe("June 2026");
  expect(de.day("2026-06-30")).toBe("30. Juni 2026");
  expect(formatFor("en-US").day("2026-06-30")).toBe("June 30, 2026");
});

test("money bears the manifest's currency, by the locale", () => {
  expect(formatFor("en", "EUR").money(1234567.4)).toBe("€1,234,567");
  expect(formatFor("de", "EUR").money(1234567.4).replace(/\s/g, " ")).toBe("1.234.567 €");
  expect(formatFor("fr", "CHF").money(1234567.4).replace(/\s/g, " ")).toBe("1 234 567 CHF");
});

test("a stretch is told by its first and last day", () => expect(en.span("2025-07-01", "2026-07-01")).toBe("1 July 2025 to 30 June 2026"));
