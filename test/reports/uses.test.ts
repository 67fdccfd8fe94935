import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, expect, test} from "vitest";
import {pagesFor} from "../../reports/pages/pages.ts";
import {readPublication} from "../../reports/publication.ts";
import {makerFor} from "../../reports/site.ts";
import {useWords, usesOfMetrics} from "../../reports/words/uses.ts";
import {metricWords} from "../../reports/words/metrics.ts";
import {uses} from "../../src/contract/uses.ts";
import {readSqlFiles} from "../../src/warehouse/modelFiles.ts";
import {writeSynthetic} from "./synthetic.ts";

const place = mkdtempSync(join(tmpdir(), "badgeways-uses-"));
afterAll(() => rmSync(place, {recursive: true, force: true}));

function pages(unused: readonly string[]): Map<string, string> {
  const folder = writeSynthetic(join(place, unused.join("-") || "all"), {uses: uses.map((use) => ({use, state: unused.includes(use) ? "off" : "on", left_out: unused.includes(use) ? "raw.a;core.b" : ""}))});
  return new Map(pagesFor(makerFor(readPublication(folder))).map(({path, html}) => [path, parseHTML(`<html><body>${html.replaceAll("><", "> <")}</body></html>`).document.body.textContent!.replace(/\s+/g, " ")]));
}

test.each(["performance", "manager_engagement"])("figures that rest on %s say that it is not used, not that nothing was supplied", (use) => {
  const careers = pages([use]).get("careers")!;
  for (const [metric, needed] of Object.entries(usesOfMetrics)) {
    const said = `${metricWords[metric]!.title} – ${useWords.notUsed}`;
    expect(careers.includes(said), metric).toBe(needed === use);
  }
});

test("Data & trust lists every use with its state and what is left out", () => {
  const trust = pages(["sentiment"]).get("trust")!;
  for (const use of uses) expect(trust).toContain(`${useWords.name(use)} ${use === "sentiment" ? "○ not used, by agreement raw.a, core.b" : "● used –"}`);
});

test("with everything in use nothing is said of agreements", () => {
  for (const [path, text] of pages([])) if (path !== "trust") expect(text, path).not.toContain("by agreement");
});

test("the pages know the use of every metric that SQL leaves out with one", () => {
  const owned = readSqlFiles().models.filter(({path, header}) => path.startsWith("sql/metrics/") && header.uses);
  expect(Object.fromEntries(owned.map(({name, header}) => [name.replace("metrics.", ""), header.uses]))).toEqual(usesOfMetrics);
});
