import {codeHash} from "../../warehouse/codeHash.ts";

/** SHA-256 of what computes a pack's statistics and writes its report, beside the SQL. */
export const packCode = (): string => codeHash(["src/audit", "src/statistics", "src/packs/audit", "src/packs/pages", "reports"]);
