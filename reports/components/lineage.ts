import {escape} from "../html.ts";

export interface Edge {
  readonly model: string;
  readonly dependsOn: string;
}

const stages = ["raw", "staging", "core", "metrics", "marts", "published"] as const;
const letterWidth = 6.9, gap = 56, rowHeight = 20, top = 40;

/** The models as columns of stages, each edge a curve from what is read to what reads it. */
export function lineageSvg(edges: readonly Edge[]): string {
  const columns = untangled(edges);
  const place = new Map<string, {x: number; right: number; y: number}>();
  let x = 0;
  const heads = columns.map(({stage, names}) => {
    const width = Math.max(...names.map((name) => short(name).length), stage.length) * letterWidth;
    names.forEach((name, row) => place.set(name, {x, right: x + short(name).length * letterWidth + 6, y: top + row * rowHeight}));
    const head = `<text class="head" x="${x}" y="13">${stage}</text>`;
    x = Math.round(x + width + gap);
    return head;
  });
  const width = x, height = top + Math.max(0, ...columns.map(({names}) => names.length)) * rowHeight;
  const paths = edges.flatMap(({model, dependsOn}) => {
    const to = place.get(model), from = place.get(dependsOn);
    if (!to || !from) return [];
    const x1 = Math.round(from.right), x2 = to.x - 4, y1 = from.y - 4, y2 = to.y - 4;
    // Within a stage the curve leaves to the right and comes back from the left's own side, so that it never crosses a name.
    return to.x === from.x ? `<path d="M${x1},${y1}C${x1 + 40},${y1} ${Math.round(to.right) + 40},${y2} ${Math.round(to.right)},${y2}"/>` : `<path d="M${x1},${y1}C${x2 - 30},${y1} ${x2 - 60},${y2} ${x2},${y2}"/>`;
  });
  const labels = [...place].map(([name, at]) => `<text x="${at.x}" y="${at.y}">${escape(short(name))}</text>`);
  return `<svg class="lineage" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Which table is made from which, from the exports on the left to what is published on the right"><g class="edges">${paths.join("")}</g>${heads.join("")}${labels.join("")}</svg>`;
}

const short = (name: string) => name.slice(name.indexOf(".") + 1);

/** Each stage's tables, ordered by the mean place of what they read and what reads them (the barycentre heuristic, four sweeps). */
function untangled(edges: readonly Edge[]): {stage: string; names: string[]}[] {
  const names = [...new Set(edges.flatMap((e) => [e.model, e.dependsOn]))].sort();
  const columns = stages.map((stage) => ({stage, names: names.filter((name) => name.startsWith(`${stage}.`))})).filter((column) => column.names.length > 0);
  const near = new Map<string, string[]>(names.map((name) => [name, []]));
  for (const {model, dependsOn} of edges) {
    near.get(model)!.push(dependsOn);
    near.get(dependsOn)!.push(model);
  }
  const rank = new Map<string, number>();
  const number = (list: readonly string[]) => list.forEach((name, row) => rank.set(name, row / list.length));
  for (const column of columns) number(column.names);
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const mean = new Map(column.names.map((name) => [name, near.get(name)!.reduce((sum, other) => sum + rank.get(other)!, 0) / Math.max(1, near.get(name)!.length)]));
      column.names.sort((a, b) => mean.get(a)! - mean.get(b)! || (a < b ? -1 : 1));
      number(column.names);
    }
  }
  return columns;
}
