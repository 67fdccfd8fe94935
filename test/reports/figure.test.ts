import {expect, test} from "vitest";
import {csvText, figureHtml, tableHtml} from "../../reports/components/figure.ts";
import {escape} from "../../reports/html.ts";

const hostile = '${process.exit(1)} <script>alert("1")</script> `x` *b* [l](javascript:1) |';

test("data text is text: neither Framework's code, nor HTML, nor Markdown", () => {
  const escaped = escape(hostile);
  expect(escaped).not.toMatch(/[$<>"`*[\]|]/);
  const decoded = escaped.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  expect(decoded).toBe(hostile);
});

const columns = [{title: "Name", text: (row: {name: string; n: number | null}) => row.name}, {title: "N", text: (row: {n: number | null}) => `${row.n}`, raw: (row: {n: number | null}) => row.n, numeric: true}];

test("a table says what it is and names its rows", () => {
  const html = tableHtml({columns, rows: [{name: hostile, n: 1}]}, "People");
  expect(html).toContain("<caption>People</caption>");
  expect(html).toContain('<th scope="row">');
  expect(html).not.toContain("<script>");
  expect(html).not.toContain("\n\n");
});

test("a CSV begins with what it is, and gives a spreadsheet no formula", () => {
  const rows = [{name: "=cmd()", n: 5}, {name: 'a "b", c', n: null}, {name: "-1+1", n: -3}, {name: "a;=cmd()", n: 1}, {name: "\t@x", n: 2}, {name: "Sales - South", n: 4}];
  expect(csvText({columns, rows}, ["Sample\nCo,=cmd()", "period: 2025"])).toBe("# Sample Co,'=cmd()\n# period: 2025\nName,N\n'=cmd(),5\n\"a \"\"b\"\", c\",\n'-1+1,-3\n\"a;'=cmd()\",1\n\"\t'@x\",2\nSales - South,4\n");
});

test("a figure has its finding, measure, table and CSV, and says when it has no chart", () => {
  const html = figureHtml({id: "f", title: "Up", subtitle: "Share, 2025, n = 5", chart: "", table: "<table></table>", csv: "./csv/f.csv", metric: "promotion_rate"});
  expect(html).toContain("<h3>Up</h3>");
  expect(html).toContain("Nothing can be drawn");
  expect(html).toContain('href="./csv/f.csv"');
  expect(html).toContain("trust.html#promotion_rate");
});
