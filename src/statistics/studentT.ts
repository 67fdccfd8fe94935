import betainc from "@stdlib/math-base-special-betainc";
import {betaQuantile} from "./betaQuantile.ts";

/** P(|T| > |t|) of Student's t on `degrees` of freedom; small ones keep their digits. */
export const studentTwoSided = (t: number, degrees: number): number => betainc(degrees / (degrees + t * t), degrees / 2, 0.5, true, false);

/** The p-quantile of Student's t on `degrees` of freedom, for p of at least ½. */
export function studentQuantile(p: number, degrees: number): number {
  const x = betaQuantile(2 * (1 - p), degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - x)) / x);
}
