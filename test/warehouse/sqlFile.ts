import type {SqlFile} from "../../src/warehouse/modelFiles.ts";

/** A file of sql/ that is nowhere but in a test. */
export const sqlFile = (name: string, text: string, header: Record<string, string> = {}): SqlFile => ({name, path: `sql/${name.replace(".", "/")}.sql`, text, header, sha256: ""});
