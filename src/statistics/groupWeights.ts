import type {RolloutPanel} from "./rolloutPanel.ts";

type Group = RolloutPanel["groups"][number];

/**
 * An effect on the outcome (`estimate`) and on a second column, the unit (`ofUnit`), with the variances and the covariance of the two:
 * both are linear in their column.
 */
export interface Effect {
  readonly estimate: number;
  readonly ofUnit: number;
  readonly variance: number;
  readonly covariance: number;
  readonly unitVariance: number;
}

/** Each team's influence (times teams) on an effect on the outcome and on that on the unit. */
export interface Influence {
  readonly outcome: Float64Array;
  readonly unit: Float64Array;
}

export const noInfluence = (teams: number): Influence => ({outcome: new Float64Array(teams), unit: new Float64Array(teams)});

/** The mean of parts (cells, or groups' means) weighted by their groups' teams, from the parts' influences summed with weights that add up to `total`; completes those influences. */
export function combined({teams}: RolloutPanel, groups: readonly Group[], parts: readonly Pick<Effect, "estimate" | "ofUnit">[], {outcome, unit}: Influence, total = 1): Effect {
  let all = 0, estimate = 0, ofUnit = 0;
  for (let k = 0; k < parts.length; k++) {
    const size = groups[k]!.to - groups[k]!.from;
    all += size;
    estimate += size * parts[k]!.estimate;
    ofUnit += size * parts[k]!.ofUnit;
  }
  estimate /= all;
  ofUnit /= all;
  // The weights are estimated shares of all teams. With p the share of a part's group and S = Σ p, a team adds Σ (1[its group] − p)(part − mean) ÷ S;
  // Σ p (part − mean) is 0.
  const scale = 1 / total, perShare = teams / all;
  if (scale !== 1) {
    for (let team = 0; team < teams; team++) {
      outcome[team]! *= scale;
      unit[team]! *= scale;
    }
  }
  for (let k = 0; k < parts.length; k++) {
    const ofOutcome = (parts[k]!.estimate - estimate) * perShare, onUnit = (parts[k]!.ofUnit - ofUnit) * perShare;
    for (let team = groups[k]!.from; team < groups[k]!.to; team++) {
      outcome[team]! += ofOutcome;
      unit[team]! += onUnit;
    }
  }
  let variance = 0, covariance = 0, unitVariance = 0;
  for (let team = 0; team < teams; team++) {
    variance += outcome[team]! * outcome[team]!;
    covariance += outcome[team]! * unit[team]!;
    unitVariance += unit[team]! * unit[team]!;
  }
  return {estimate, ofUnit, variance: variance / teams ** 2, covariance: covariance / teams ** 2, unitVariance: unitVariance / teams ** 2};
}
