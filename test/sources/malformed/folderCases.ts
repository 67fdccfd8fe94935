import {chmodSync, mkdirSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {good, says, type Malformed} from "./good.ts";

const tables = (yaml: string) => `${good["sources.yaml"]}tables:\n${yaml.replaceAll(/^/gm, "  ")}\n`;
const teamsFrom = (pattern: string) => ({"sources.yaml": tables(`teams: {files: ${JSON.stringify(pattern)}}`)});
const named = (name: string) => ({...teamsFrom(name), "teams.csv": null, [name]: good["teams.csv"]});
const windows = process.platform === "win32";
const root = process.getuid?.() === 0;

/** A folder whose files are not where, what or called as they should be. */
export const folderCases: readonly Malformed[] = [
  {what: "an empty folder", files: Object.fromEntries(Object.keys(good).map((name) => [name, null])), owed: says("There is no file for the required table employees: put employees.csv into FOLDER, or name its file in sources.yaml under tables: employees: files.")},
  {what: "sources.yaml alone", files: Object.fromEntries(Object.keys(good).filter((name) => name !== "sources.yaml").map((name) => [name, null])), owed: says("There is no file for the required table employees: put employees.csv into FOLDER, or name its file in sources.yaml under tables: employees: files.")},
  {what: "a path that leaves the folder", files: teamsFrom("../teams.csv"), owed: says("sources.yaml, line 5: teams names ../teams.csv, which leads out of the source folder; name files inside it.")},
  {what: "a path that leaves and comes back", files: teamsFrom("x/../teams.csv"), owed: says("sources.yaml, line 5: teams names x/../teams.csv, which leads out of the source folder; name files inside it.")},
  {what: "an absolute path", files: teamsFrom("/etc/passwd"), owed: says("sources.yaml, line 5: teams names /etc/passwd, which leads out of the source folder; name files inside it.")},
  {what: "a drive of Windows", files: teamsFrom("C:\\exports\\teams.csv"), owed: says("sources.yaml, line 5: teams names C:\\exports\\teams.csv, which leads out of the source folder; name files inside it.")},
  {what: "backslashes in a path", files: {...teamsFrom("hris\\teams.csv"), "teams.csv": null, "hris/teams.csv": good["teams.csv"]}, owed: "clean"},
  {what: "a pattern that fits no file", files: teamsFrom("hris/*.csv"), owed: says("sources.yaml, line 5: teams names hris/*.csv, but no file in the source folder is called so.")},
  {what: "a name nearly right", files: teamsFrom("teems.csv"), owed: says("sources.yaml, line 5: teams names teems.csv, but no file in the source folder is called so; the nearest is teams.csv.")},
  {what: "a folder named as the file", files: teamsFrom("sub"), then: (folder) => mkdirSync(join(folder, "sub")), owed: says("sources.yaml, line 5: teams names sub, but no file in the source folder is called so.")},
  {what: "a folder called employees.csv", files: {"employees.csv": null}, then: (folder) => mkdirSync(join(folder, "employees.csv")), owed: says("employees.csv is a folder, not a file; put the export there, or take it away.")},
  {what: "a folder called teams.csv with a file in it", files: {"teams.csv": null, "teams.csv/teams.csv": good["teams.csv"]}, owed: says("teams.csv is a folder, not a file; put the export there, or take it away.")},
  {what: "a link that leads out", files: {"teams.csv": null}, then: (folder) => symlinkSync(join(tmpdir(), "."), join(folder, "teams.csv")), skip: windows, owed: says("teams.csv is a link to a folder, not a file; put the export there, or take it away.")},
  {what: "a linked file that lies outside", files: {"teams.csv": null}, then: (folder) => symlinkSync(import.meta.filename, join(folder, "teams.csv")), skip: windows, owed: says("teams.csv is a link that leads out of FOLDER; copy the file into the folder.")},
  {what: "a linked folder that lies outside", files: teamsFrom("more/*.csv"), then: (folder) => symlinkSync(import.meta.dirname, join(folder, "more")), skip: windows, owed: says("sources.yaml, line 5: teams names more/*.csv, but more is a link that leads out of the source folder; copy the files into it.")},
  {what: "a link to nothing", files: {"employees.csv": null}, then: (folder) => symlinkSync(join(folder, "gone"), join(folder, "employees.csv")), skip: windows, owed: says("employees.csv is a link that leads nowhere; put the export there, or take it away.")},
  {what: "a link to itself", files: {"teams.csv": null}, then: (folder) => symlinkSync(join(folder, "teams.csv"), join(folder, "teams.csv")), skip: windows, owed: says("teams.csv is a link that leads nowhere; put the export there, or take it away.")},
  {what: "a link within the folder", files: {"teams.csv": null, "export/t.csv": good["teams.csv"]}, then: (folder) => symlinkSync(join(folder, "export/t.csv"), join(folder, "teams.csv")), skip: windows, owed: "clean"},
  {what: "a link to the folder itself", files: {}, then: (folder) => symlinkSync(folder, join(folder, "loop")), skip: windows, owed: "clean"},
  {what: "a file that may not be read", files: {}, then: (folder) => chmodSync(join(folder, "teams.csv"), 0), skip: windows || root, owed: says("teams.csv cannot be read (EACCES); give the user that runs Badgeways the right to read it.")},
  {what: "a folder that may not be read", files: {"sub/x.csv": "a"}, then: (folder) => chmodSync(join(folder, "sub"), 0), skip: windows || root, owed: says("sub cannot be read (EACCES); give the user that runs Badgeways the right to read it.")},
  {what: "a manifest that is a folder", files: {"sources.yaml": null}, then: (folder) => mkdirSync(join(folder, "sources.yaml")), owed: says("sources.yaml in FOLDER cannot be read (EISDIR).")},
  {what: "a manifest called sources.yml", files: {"sources.yaml": null, "sources.yml": good["sources.yaml"]}, owed: says("sources.yml is not read; call it sources.yaml.")},
  ...["it's; drop table x --.csv", "$1 ${x}.csv", "a[1]*?{b}.csv", "%41 b#c&d.csv", "–é ü.csv", "teams,;.csv", "--.csv", "con'cat(\"x\").csv"].filter((name) => !windows || !/[*?"<>|:]/.test(name))
    .map((name): Malformed => ({what: `a file called ${name}`, files: named(name), owed: "clean"})),
  {what: "a file called with a line break", files: {...named("a\nb.csv")}, skip: windows, owed: "clean"},
  {what: "a broken file called with escapes of a terminal", files: {...named("\u001b[31mred.csv"), "\u001b[31mred.csv": ""}, skip: windows, owed: says("[31mred.csv is empty; a header line with the columns' names is the least it must hold.")},
  {what: "folders whose names are SQL", files: {...teamsFrom("o'r 1=1;/*/t.csv"), "teams.csv": null, "o'r 1=1;/$x/t.csv": good["teams.csv"]}, skip: windows, owed: "clean"},
  {what: "the folder gone", files: {}, then: (folder) => rmSync(folder, {recursive: true}), owed: says("There is no source folder FOLDER; name the folder that holds the exports.")},
  {what: "a file in place of the folder", files: {}, then: (folder) => { rmSync(folder, {recursive: true}); symlinkSync(import.meta.filename, folder); }, skip: windows, owed: says("FOLDER is a file; name the folder that holds the exports.")}
];
