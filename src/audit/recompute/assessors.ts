import {assessorLimits} from "../assessorLimits.ts";
import {cohensKappa} from "../../statistics/kappa.ts";
import {byText, keyOf, type TableRow} from "./evidence.ts";
import type {ExpectedRow} from "./auditRows.ts";

/** assessor_calibration from the decisions among the pack's rows. */
export function calibrationRows(rows: readonly TableRow[]): ExpectedRow[] {
  const counts = new Map<string, {decisions: number; awarded: number}>();
  const add = (key: string, decisions: number, awarded: number) => {
    const own = counts.get(key) ?? {decisions: 0, awarded: 0};
    counts.set(key, {decisions: own.decisions + decisions, awarded: own.awarded + awarded});
  };
  const cases = new Map<string, {assessor: string; badge: string; level: string; decisions: number; awarded: number}>();
  for (const row of rows) {
    if (row.stage !== "decision") continue;
    const [assessor, badge, level] = [row.assessor_id!, row.badge_id!, row.level!], awarded = Number(row.selected === "true");
    for (const key of [keyOf("level", badge, level), keyOf("badge", badge), keyOf("own badge", badge, assessor), keyOf("own", assessor), "all"]) add(key, 1, awarded);
    const key = keyOf(assessor, badge, level), own = cases.get(key) ?? {assessor, badge, level, decisions: 0, awarded: 0};
    cases.set(key, {...own, decisions: own.decisions + 1, awarded: own.awarded + awarded});
  }
  const rest = (all: string, own: {decisions: number; awarded: number}) => ({decisions: counts.get(all)!.decisions - own.decisions, awarded: counts.get(all)!.awarded - own.awarded});
  const expected = [...cases.values()].filter(({assessor}) => assessor !== "").map((one) => {
    const others = [rest(keyOf("level", one.badge, one.level), one), rest(keyOf("badge", one.badge), counts.get(keyOf("own badge", one.badge, one.assessor))!)].find(({decisions}) => decisions >= 10)
      ?? rest("all", counts.get(keyOf("own", one.assessor))!);
    return {...one, expectation: others.awarded / others.decisions, alone: others.decisions === 0};
  }).filter(({alone}) => !alone).sort((a, b) => byText(a.assessor, b.assessor) || byText(a.badge, b.badge) || byText(a.level, b.level));
  const names = [...new Set(expected.map(({assessor}) => assessor))], places = new Map(names.map((name, place) => [name, place]));
  const limits = assessorLimits(expected.map(({assessor}) => places.get(assessor)!), expected.map(({decisions}) => decisions), expected.map(({awarded}) => awarded), expected.map(({expectation}) => expectation));
  return names.map((assessor_id, k) => {
    const own = expected.filter((one) => one.assessor === assessor_id);
    const [decisions, awarded] = [own.reduce((sum, one) => sum + one.decisions, 0), own.reduce((sum, one) => sum + one.awarded, 0)];
    return {assessor_id, decisions, awarded, award_rate: awarded / decisions, ...limits[k]!};
  });
}

/** What a row of assessor_calibration says by itself. */
export const calibrationOfItself = (row: TableRow): ExpectedRow => {
  const rate = Number(row.awarded) / Number(row.decisions);
  return {assessor_id: row.assessor_id, award_rate: rate, outlier: rate < Number(row.limit_998_low) || rate > Number(row.limit_998_high)};
};

/** assessor_agreement from the reviews among the pack's rows. */
export function agreementRows(rows: readonly TableRow[]): ExpectedRow[] {
  const submissions = new Map<string, TableRow[]>();
  for (const row of rows) if (row.stage === "review") submissions.set(row.person!, [...submissions.get(row.person!) ?? [], row]);
  const pairs = new Map<string, {pairs: number; both_award: number; both_deny: number; disagree: number}>();
  for (const reviews of submissions.values()) {
    reviews.forEach((a, k) => reviews.slice(k + 1).forEach((b) => {
      for (const badge of [a.badge_id!, "all"]) {
        const own = pairs.get(badge) ?? {pairs: 0, both_award: 0, both_deny: 0, disagree: 0};
        const kind = a.recommendation !== b.recommendation ? "disagree" : a.recommendation === "award" ? "both_award" : "both_deny";
        pairs.set(badge, {...own, pairs: own.pairs + 1, [kind]: own[kind] + 1});
      }
    }));
  }
  return [...pairs].map(([badge_id, counts]) => ({...counts, ...agreement(badge_id, counts)}));
}

/** What a row of assessor_agreement says by itself. */
export const agreementOfItself = (row: TableRow): ExpectedRow =>
  agreement(row.badge_id!, {both_award: Number(row.both_award), both_deny: Number(row.both_deny), disagree: Number(row.disagree)});

function agreement(badge_id: string, {both_award: award, both_deny: deny, disagree}: {both_award: number; both_deny: number; disagree: number}): ExpectedRow {
  const found = cohensKappa([[award, disagree / 2], [disagree / 2, deny]]), pairs = award + deny + disagree;
  return {badge_id, pairs, agreement: (award + deny) / pairs, kappa: found?.kappa ?? null, lower: found?.lower ?? null, upper: found?.upper ?? null};
}
