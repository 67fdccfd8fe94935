import {buildModels} from "../warehouse/models.ts";
import type {Session} from "../warehouse/session.ts";

export type Severity = "error" | "warning" | "info";

/** A row of marts.framework_lint. */
export interface Finding {
  readonly rule: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly severity: Severity;
  readonly detail: string;
  readonly since: string | null;
}

/** What the rules of marts.framework_lint find in a catalog, the gravest first. */
export async function findingsOf(catalog: Session): Promise<Finding[]> {
  await buildModels(catalog, {salt: "", targets: ["marts.framework_lint"]});
  return catalog.rows<Finding>(`
    select rule, object_type, object_id, severity, detail, since from marts.framework_lint
    order by case severity when 'error' then 1 when 'warning' then 2 else 3 end, rule, object_id`);
}
