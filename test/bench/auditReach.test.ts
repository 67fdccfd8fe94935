import {expect, test} from "vitest";
import {isReached} from "../../bench/auditReach.ts";

test("a planted effect reaches its attribute, alone or crossed, at its stages alone", () => {
  expect(isReached("gender", "awarded")).toBe(true);
  expect(isReached("ethnicity × age_band", "promoted")).toBe(true);
  expect(isReached("team_id", "enrolled")).toBe(true);
  expect(isReached("gender", "enrolled")).toBe(false);
  expect(isReached("age_band", "awarded")).toBe(false);
  expect(isReached("team_id", "assigned")).toBe(false);
});
