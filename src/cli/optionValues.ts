import {InvalidArgumentError} from "commander";

/** A day, ISO. */
export function isoDate(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) throw new InvalidArgumentError("It is not a date such as 2026-06-30.");
  return text;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw new InvalidArgumentError("It is not a whole number above 0.");
  return Number(text);
}

export function countOfDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError("It is not a number of days, 0 or more.");
  return Number(text);
}

export function port(text: string): number {
  const number = wholeNumber(text);
  if (number > 65535) throw new InvalidArgumentError("A port is at most 65535.");
  return number;
}

/** `draft`, or a release's month. */
export function publication(text: string): string {
  if (text !== "draft" && !/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError("It is draft, or a month such as 2026-06.");
  return text;
}

/** The size that the demo organization can be made in. */
export function demoSize(text: string): number {
  const number = wholeNumber(text);
  if (number < 300 || number > 2_300_000) throw new InvalidArgumentError("The demo organization has 300 to 2300000 rows of employees.");
  return number;
}
