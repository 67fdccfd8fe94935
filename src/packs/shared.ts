import {formatFor} from "../../reports/format.ts";
import type {Session} from "../warehouse/session.ts";
import {usesOf} from "../warehouse/unused.ts";
import {groupedBy} from "./grouping.ts";
import {linksOf} from "./links.ts";
import {nudgeWords} from "./nudgeWords.ts";
import type {Pack} from "./pages/pack.ts";
import type {AssetRow, OpeningRow, StandardRow} from "./frameworkRows.ts";
import {packWords} from "./words.ts";

/** What all packs of one making share. Reads packs.standards and packs.openings. */
export async function sharedOf(session: Session): Promise<Pack> {
  const [settings] = await session.rows<{organization: string; as_of: string; locale: string; currency: string | null}>("select organization, as_of, locale, currency from staging.settings");
  const links = await session.rows<{thing: string; url: string}>("select unnest(map_keys(links)) as thing, unnest(map_values(links)) as url from raw.settings");
  const standards = await session.rows<StandardRow>(`
    select * exclude (badge_key) replace (version::integer as version, validators_required::integer as validators_required, valid_months::integer as valid_months, usual_months::double as usual_months, lower::double as lower, upper::double as upper)
    from packs.standards order by badge_id`);
  const assets = await session.rows<AssetRow>(`
    select asset_id, badge_id, name, case when starts_with(url, 'https://') then url end as url, hours::double as hours
    from raw.learning_assets where badge_id is not null order by badge_id, name, asset_id`);
  const openings = await session.rows<OpeningRow>("from packs.openings order by role_key, opened_date, requisition_id");
  const assetsOf = groupedBy(assets, ({badge_id}) => badge_id);
  const {organization, as_of: asOf, locale, currency} = settings!;
  const format = formatFor(locale, currency);
  return {
    organization, asOf, format, said: packWords(format), nudges: nudgeWords(format), uses: await usesOf(session),
    openings: groupedBy(openings, ({role_key}) => role_key),
    links: linksOf(Object.fromEntries(links.map(({thing, url}) => [thing, url]))),
    standards: new Map(standards.map((one) => [one.badge_id, one])),
    assets: new Map(standards.map(({badge_id}) => [badge_id, assetsOf(badge_id)]))
  };
}
