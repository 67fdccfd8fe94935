import type {AuditPackMade} from "../../pipelines/auditPack.ts";
import type {Verified} from "../../pipelines/auditVerify.ts";
import type {Attacked} from "../../pipelines/disclosureAttack.ts";
import type {inspect} from "../../pipelines/inspect.ts";
import type {NudgesMade} from "../../pipelines/nudges.ts";
import type {PacksMade} from "../../pipelines/packs.ts";
import type {RunResult} from "../../pipelines/run.ts";
import type {Served} from "../../pipelines/start.ts";
import type {Release} from "../publish/release.ts";
import {inspectionLines} from "../inspect/report.ts";
import {reportLines} from "../sources/reportLines.ts";

export function runSentences({unchanged, organization, draft, report}: RunResult): string[] {
  if (unchanged) return [`Nothing has changed since the last run: the warehouse and draft of ${organization} stand.`];
  return [...(report ? reportLines(report) : []), `The draft publication is in ${draft}; badgeways site builds its pages, badgeways release freezes it.`];
}

export function inspectSentences({inspection, drafted}: Awaited<ReturnType<typeof inspect>>, source: string): string[] {
  const next = drafted ? `Drafted ${drafted}; read it, mend it, then run badgeways pipeline --source ${source}.`
    : inspection.written ? "sources.yaml is there already; this is what the files say without it."
    : `badgeways inspect --source ${source} --write drafts a sources.yaml from this.`;
  return [...inspectionLines(inspection), "", next];
}

export const rebuiltSentences = (models: number): string[] => [`${models} ${models === 1 ? "model" : "models"} built again, and the draft publication with them.`];

export const releaseSentences = ({id, frozen}: Release): string[] =>
  [frozen ? `Released ${id}; badgeways site --publication ${id} builds its pages, and the sheet for a works council lies beside it.` : `The release ${id} stands already, with the same figures.`];

export function servedSentences({address, sites}: Served): string[] {
  return [
    `The demo organization's sites are at ${address} (on this machine only; end with Ctrl-C):`,
    ...sites.map((site) => `  ${site.audience.padEnd(10)} ${site.address}`)
  ];
}

export const packsSentences = ({packs, log}: PacksMade, out: string): string[] =>
  [`${packs} private ${packs === 1 ? "pack is" : "packs are"} in ${out}, listed in its index.csv; each is in the access log ${log}.`];

export const nudgesSentences = ({managers, nudges, log}: NudgesMade, out: string): string[] =>
  [`${nudges} ${nudges === 1 ? "nudge" : "nudges"} for ${managers} ${managers === 1 ? "manager" : "managers"} are in ${out}, listed in its index.csv; each file is in the access log ${log}.`];

export const auditPackSentences = ({files, sha256, log}: AuditPackMade, out: string): string[] =>
  [`The audit pack is in ${out} (${files} files); its manifest.json has the SHA-256 ${sha256}; it is in the access log ${log}.`];

export function attackSentences(attacked: readonly Attacked[]): string[] {
  const told = (count: number) => new Intl.NumberFormat("en").format(count);
  return [
    ...attacked.map(({publication, seconds, figures: {cells, hidden, small, programs, narrowest, releases, old}}) =>
      `${publication}: ${told(cells)} counts in the files of all audiences, ${told(hidden)} of them hidden, with ${releases} earlier ${releases === 1 ? "release" : "releases"}; ${told(small)} could be one to four, ` +
      `attacked with ${told(programs)} linear programs in ${seconds.toFixed(1)} s${narrowest === null ? "" : `; adding and subtracting leaves each ${narrowest} values or more`}.${old > 0 ? ` ${told(old)} were given away by earlier releases alone.` : ""}`),
    attacked.some(({figures: {old}}) => old > 0) ? "No rule is broken, and no cell gives itself away but by what an earlier release told by itself." : "No rule is broken and no cell gives itself away."
  ];
}

export const auditVerifySentences = ({figures, files, sha256, untold}: Verified): string[] => [
  `${figures} figures recomputed and ${files} files hashed: all are as the pack says. Its manifest.json has the SHA-256 ${sha256}; compare it with what the sender told you.`,
  "Not recomputed:", ...untold.map((one) => `  ${one}`)
];
