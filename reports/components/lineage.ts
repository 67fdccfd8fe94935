import {escape} from "../html.ts";

export interface Edge {
  readonly model: string;
  readonly dependsOn: string;
}

const stages = ["raw", "staging", "core", "metrics", "marts", "published"] as const;
const columnWidth = 178, rowHeight = 15, top = 26;

/** The models as columns of stages, each edge a curve from what is read to what reads it. */
export function lineageSvg(edges: readonly Edge[]): string {
  const names = [...new Set(edges.flatMap((e) => [e.model, e.dependsOn]))].sort();
  const used = stages.filter((stage) => names.some((name) => name.startsWith(`${stage}.`)));
  const place = new Map<string, {x: number; y: number}>();
  let rows = 0;
  used.forEach((stage, column) => {
    const own = names.filter((name) => name.startsWith(`${stage}.`));
    own.forEach((name, row) => place.set(name, {x: column * columnWidth, y: top + row * rowHeight}));
    rows = Math.max(rows, own.length);
  });
  const width = used.length * columnWidth, height = top + rows * rowHeight + 6;
  const paths = edges.flatMap(({model, dependsOn}) => {
    const to = place.get(model), from = place.get(dependsOn);
    if (!to || !from) return [];
    const [x1, x2] = [from.x + columnWidth - 26, to.x - 4];
    const bend = to.x > from.x ? (x1 + x2) / 2 : x1 + 20;
    return `<path d="M${x1},${from.y - 4}C${bend},${from.y - 4} ${bend},${to.y - 4} ${x2},${to.y - 4}"/>`;
  });
  const labels = [...place].map(([name, {x, y}]) => `<text x="${x}" y="${y}">${escape(name.slice(name.indexOf(".") + 1))}</text>`);
  const heads = used.map((stage, column) => `<text class="head" x="${column * columnWidth}" y="11">${stage}</text>`);
  return `<svg class="lineage" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="Which table is made from which, from the exports on the left to what is published on the right"><g class="edges">${paths.join("")}</g>${heads.join("")}${labels.join("")}</svg>`;
}
