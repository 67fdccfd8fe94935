import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {chiSquareUpper, normalTwoSided} from "../../src/statistics/distributions.ts";

const {chi_squared, normal} = JSON.parse(readFileSync(new URL("../fixtures/statistics/cox.json", import.meta.url), "utf8")).distributions;

test.each(chi_squared as {x: number; degrees: number; p: number}[])("R's pchisq at $x on $degrees", ({x, degrees, p}) => {
  expect(Math.abs(chiSquareUpper(x, degrees) / p - 1)).toBeLessThan(1e-11);
});

test.each(normal as {z: number; p: number}[])("R's pnorm at $z", ({z, p}) => {
  expect(Math.abs(normalTwoSided(z) / p - 1)).toBeLessThan(1e-11);
});
