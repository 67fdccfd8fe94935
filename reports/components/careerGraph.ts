import {escape} from "../html.ts";
import type {Role, Step} from "../careers.ts";

const box = {width: 168, height: 44}, gap = {x: 84, y: 16}, top = 34, letters = 24;

/**
 * A family's roles as columns of levels from left to right, each step a curve from where it leaves to where it leads. Within a column rows
 * are ordered by the mean place of what leads to them and where they lead (the barycentre heuristic), so that few curves cross.
 */
export function careerGraph(roles: readonly Role[], steps: readonly Step[], description: string): string {
  const here = new Set(roles);
  const inside = steps.filter(({from, to}) => here.has(from) && here.has(to));
  const columns = columnsOf(roles, inside);
  const tallest = Math.max(...columns.map(({members}) => members.length));
  const place = new Map<Role, {x: number; y: number}>();
  columns.forEach(({members}, column) => {
    const offset = ((tallest - members.length) * (box.height + gap.y)) / 2;
    members.forEach((role, row) => place.set(role, {x: column * (box.width + gap.x), y: top + offset + row * (box.height + gap.y)}));
  });
  const width = columns.length * (box.width + gap.x) - gap.x + 30, height = top + tallest * (box.height + gap.y);
  const heads = columns.map(({name}, column) => `<text class="head" x="${column * (box.width + gap.x)}" y="14">${escape(name)}</text>`);
  const edges = inside.map((step) => edge(step.kind, place.get(step.from)!, place.get(step.to)!));
  const nodes = [...place].map(([role, at]) => node(role, at));
  return `<svg class="careers" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escape(description)}"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0,0L8,4L0,8z"/></marker></defs>${heads.join("")}<g class="edges">${edges.join("")}</g>${nodes.join("")}</svg>`;
}

interface Column {
  readonly rank: number;
  readonly name: string;
  readonly members: Role[];
}

function columnsOf(roles: readonly Role[], steps: readonly Step[]): Column[] {
  const ranks = [...new Set(roles.map(({rank}) => rank))].sort((a, b) => a - b);
  const columns = ranks.map((rank): Column => {
    const members = roles.filter((role) => role.rank === rank).sort((a, b) => (a.title < b.title ? -1 : 1));
    return {rank, name: [...new Set(members.map(({level}) => level))].join(" / "), members};
  });
  const near = new Map<Role, Role[]>(roles.map((role) => [role, []]));
  for (const {from, to} of steps) {
    near.get(from)!.push(to);
    near.get(to)!.push(from);
  }
  const row = new Map<Role, number>();
  const number = ({members}: Column) => members.forEach((role, k) => row.set(role, (k + 0.5) / members.length));
  columns.forEach(number);
  for (let sweep = 0; sweep < 6; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const mean = new Map(column.members.map((role) => {
        const others = near.get(role)!;
        return [role, others.length > 0 ? others.reduce((sum, other) => sum + row.get(other)!, 0) / others.length : row.get(role)!];
      }));
      column.members.sort((a, b) => mean.get(a)! - mean.get(b)! || (a.id < b.id ? -1 : 1));
      number(column);
    }
  }
  return columns;
}

/** To a column further on or back a curve; within a column an arc on the right side. */
function edge(kind: Step["kind"], from: {x: number; y: number}, to: {x: number; y: number}): string {
  const y1 = Math.round(from.y + box.height / 2), y2 = Math.round(to.y + box.height / 2);
  const right = from.x + box.width, bend = gap.x / 2;
  const path = to.x > from.x ? `M${right},${y1}C${right + bend},${y1} ${to.x - bend},${y2} ${to.x - 2},${y2}`
    : to.x === from.x ? arc(right, y1, y2)
    : `M${from.x},${y1}C${from.x - bend},${y1} ${to.x + box.width + bend},${y2} ${to.x + box.width + 2},${y2}`;
  return `<path class="${kind}" d="${path}" marker-end="url(#tip)"/>`;
}

/** Its ends stand apart from those of the curves that go on from the middle of a box. */
function arc(x: number, y1: number, y2: number): string {
  const aside = Math.sign(y2 - y1) * 12;
  return `M${x},${y1 + aside}C${x + 34},${y1 + aside} ${x + 34},${y2 - aside} ${x + 2},${y2 - aside}`;
}

function node(role: Role, {x, y}: {x: number; y: number}): string {
  const words = inTwoLines(role.title);
  const first = y + box.height / 2 + (words.length === 1 ? 5 : -3);
  const text = words.map((line, k) => `<tspan x="${x + 10}" y="${Math.round(first + k * 16)}">${escape(line)}</tspan>`).join(" ");
  return `<a href="./${role.path}.html"><rect class="${role.track}" x="${x}" y="${Math.round(y)}" width="${box.width}" height="${box.height}" rx="4"/><text>${text}</text></a>`;
}

/** A title in at most two lines of the box; what does not fit is cut, the whole stands in the list below. */
function inTwoLines(title: string): string[] {
  if (title.length <= letters) return [title];
  const cut = title.lastIndexOf(" ", letters);
  const at = cut > 6 ? cut : letters;
  const rest = title.slice(at).trim();
  return [title.slice(0, at), rest.length <= letters ? rest : `${rest.slice(0, letters - 1)}…`];
}
