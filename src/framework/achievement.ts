import {createHash} from "node:crypto";
import type {Row} from "../warehouse/session.ts";

/** What an achievement is made of besides its own row of `badges`. */
export interface AchievementSetting {
  readonly organization: string;
  readonly locale: string;
  /** Rows of rubric_criteria of that version. */
  readonly criteria: readonly Row[];
  readonly competency?: Row | undefined;
  /** Rows of `badges`: the other versions. */
  readonly others: readonly Row[];
}

/**
 * A version of a badge standard as an Achievement of Open Badges 3.0 (1EdTech, https://www.imsglobal.org/spec/ob/v3p0/#achievement). It names the organization
 * and no person: who wrote and who approved the standard stay out.
 */
export function achievement(badge: Row, {organization, locale, criteria, competency, others}: AchievementSetting): Record<string, unknown> {
  const id = idOf(badge, organization);
  return {
    "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
    id,
    type: ["Achievement"],
    achievementType: "Badge",
    humanCode: badge.badge_id,
    name: badge.name,
    description: badge.description ?? badge.criteria ?? badge.name,
    version: String(badge.version),
    ...(/^[a-z]{2,4}$/.test(locale) && {inLanguage: locale}),
    creator: {id: uuid(organization), type: ["Profile"], name: organization},
    criteria: {...(isWeb(badge.url) && {id: badge.url}), narrative: narrative(badge, criteria, competency)},
    ...(badge.image && {image: {id: badge.image, type: "Image"}}),
    tag: [badge.level, badge.award_logic, ...(competency ? [competency.name] : [])],
    ...(others.length > 0 && {related: others.map((other) => ({id: idOf(other, organization), type: ["Related"], version: String(other.version)}))}),
    ...(criteria.length > 0 && {resultDescription: criteria.map((one) => ({
      id: uuid(`${id} ${one.criterion}`), type: ["ResultDescription"], name: one.criterion, resultType: "RubricScore", valueMin: "0", valueMax: number(one.maximum), requiredValue: number(one.threshold)
    }))})
  };
}

const logic: Readonly<Record<string, string>> = {learning: "learning", assessment: "learning and an assessment", application: "learning and verified application at work"};

/** What it takes to earn the badge, in Markdown. */
function narrative(badge: Row, criteria: readonly Row[], competency: Row | undefined): string {
  const evidence: readonly string[] = badge.required_evidence ?? [];
  const lines = [
    badge.criteria ?? badge.description ?? badge.name,
    ...(competency ? [`What can be seen: ${competency.behavior}`] : []),
    `Earned by ${logic[badge.award_logic]}${evidence.length > 0 ? `, shown by ${evidence.map((one) => one.replaceAll("_", " ")).join(" or ")}` : ""}${badge.validators_required > 0 ? `, signed by ${badge.validators_required}` : ""}.`,
    ...(badge.valid_months ? [`Valid for ${badge.valid_months} months.`] : []),
    ...(criteria.length > 0 ? [criteria.map((one) => `- **${one.criterion}**: ${one.description} (at least ${number(one.threshold)} of ${number(one.maximum)})${one.example ? `; for example: ${one.example}` : ""}`).join("\n")] : [])
  ];
  return lines.join("\n\n");
}

/** The standard's own address where it has one that tells its version from others, else a name made of what it is called. */
const idOf = (badge: Row, organization: string) => (isWeb(badge.url) && String(badge.url).includes(String(badge.version)) ? String(badge.url) : uuid(`${organization} ${badge.badge_id} ${badge.version}`));

const isWeb = (address: unknown) => typeof address === "string" && /^https?:\/\//i.test(address);
const number = (decimal: unknown) => String(Number(decimal));

/** A UUID of version 5 (RFC 9562, names as URL), as a URN. */
function uuid(name: string): string {
  const hash = createHash("sha1").update(Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex")).update(name).digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return `urn:uuid:${hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")}`;
}
