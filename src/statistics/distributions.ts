import erfc from "@stdlib/math-base-special-erfc";
import gammainc from "@stdlib/math-base-special-gammainc";

/** The .975 quantile of the standard normal: 95 % limits lie so many standard errors from an estimate. */
export const z975 = 1.959963984540054;

/** Two-sided p of a standard normal deviate; small ones keep their digits. */
export const normalTwoSided = (z: number): number => erfc(Math.abs(z) / Math.SQRT2);

/** P(X > x) of a chi-square on `degrees` of freedom; small ones keep their digits. */
export const chiSquareUpper = (x: number, degrees: number): number => (x <= 0 ? 1 : gammainc(x / 2, degrees / 2, true, true));
