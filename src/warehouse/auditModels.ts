import type {Session} from "./session.ts";

/** The models of the equity audit, as a selection: everything that reads its windows. */
export const auditModels: readonly string[] = ["core.audit_windows+"];

/** Whether the manifest has the equity audit made on request only (`audit: {build: on_request}`). */
export async function isAuditOnRequest(session: Session): Promise<boolean> {
  const [settings] = await session.rows<{audit_on_request: boolean}>("select audit_on_request from raw.settings");
  return settings!.audit_on_request;
}
