import type {AttackFigures} from "../disclosure/attack/attack.ts";
import type {Session} from "../warehouse/session.ts";
import type {Audience} from "./catalogue.ts";

/** `publication.json`: what a publication is, beside its tables. Holds no clock value but a release's day. */
export interface PublicationHeader {
  readonly organization: string;
  readonly audience: Audience;
  readonly state: "draft" | "release";
  /** `draft`, or a release's month: `2026-06`. */
  readonly id: string;
  readonly as_of: string;
  readonly history_from: string;
  readonly released_on?: string;
  readonly fiscal_year_start: number;
  readonly minimum_cell: number;
  readonly locale: string;
  readonly currency: string | null;
  readonly demographics: readonly string[];
  /** Declared pairs of dimensions: `business_unit × level`. */
  readonly crosses: readonly string[];
  /** Audiences whose counts are exact. */
  readonly exact: readonly string[];
  readonly employees_band: "under 600" | "600 or more";
  /** What figures need, and whether the source folder supplied it. */
  readonly needs: Readonly<Record<string, boolean>>;
  /** What the attack on all audiences' files together found; of cells, never of people. */
  readonly attack?: AttackFigures;
}

export async function draftHeader(session: Session, audience: Audience): Promise<PublicationHeader> {
  const [settings] = await session.rows("select * from raw.settings");
  const [thresholds] = await session.rows("select fine_grains from published.thresholds");
  const supply = await session.rows<{name: string; supplied: boolean}>("select name, supplied from core.supply order by name");
  return {
    organization: settings!.organization,
    audience,
    state: "draft",
    id: "draft",
    as_of: settings!.as_of,
    history_from: settings!.history_from,
    fiscal_year_start: settings!.fiscal_year_start,
    minimum_cell: settings!.minimum_cell,
    locale: settings!.locale,
    currency: settings!.currency,
    demographics: settings!.demographics ?? [],
    crosses: (settings!.crosses ?? []).map((pair: string[]) => pair.join(" × ")),
    exact: settings!.exact,
    employees_band: thresholds!.fine_grains ? "600 or more" : "under 600",
    needs: Object.fromEntries(supply.map((row) => [row.name, row.supplied]))
  };
}

export const headerText = (header: PublicationHeader) => `${JSON.stringify(header, null, 2)}\n`;
