import {escape} from "../html.ts";
import type {Role, Step} from "../careers.ts";

const box = {width: 168, height: 44}, gap = {x: 84, y: 16}, top = 34, letters = 24;

/** What stands in a column: a role, or the way of a step that leads past the column. */
interface Place {
  readonly id: string;
  readonly role?: Role;
}

interface Column {
  readonly name: string;
  readonly members: Place[];
}

type Point = {readonly x: number; readonly y: number};

/**
 * A family's roles as columns of levels from left to right, each step a curve from where it leaves to where it leads; one that leads past a
 * column has a place of its own there, so that it runs behind no role (Sugiyama, Tagawa and Toda 1981). Within a column rows are ordered by
 * the mean place of what leads to them and where they lead (the barycentre heuristic), so that few curves cross.
 */
export function careerGraph(roles: readonly Role[], steps: readonly Step[], description: string): string {
  const here = new Set(roles);
  const inside = steps.filter(({from, to}) => here.has(from) && here.has(to));
  const {columns, ways} = columnsOf(roles, inside);
  const tallest = Math.max(...columns.map(({members}) => members.length));
  const at = new Map<Place, Point>();
  columns.forEach(({members}, column) => {
    const offset = ((tallest - members.length) * (box.height + gap.y)) / 2;
    members.forEach((member, row) => at.set(member, {x: column * (box.width + gap.x), y: top + offset + row * (box.height + gap.y)}));
  });
  const width = columns.length * (box.width + gap.x) - gap.x + 30, height = top + tallest * (box.height + gap.y);
  const heads = columns.map(({name}, column) => `<text class="head" x="${column * (box.width + gap.x)}" y="14">${escape(name)}</text>`);
  const edges = inside.map((step, k) => edge(step.kind, ways[k]!.map((place) => at.get(place)!)));
  const nodes = [...at].flatMap(([{role}, point]) => (role ? [node(role, point)] : []));
  return `<svg class="careers" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${escape(description)}"><defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0,0L8,4L0,8z"/></marker></defs>${heads.join("")}<g class="edges">${edges.join("")}</g>${nodes.join("")}</svg>`;
}

/** The columns with their members in order, and for each step the places that it runs through. */
function columnsOf(roles: readonly Role[], steps: readonly Step[]): {columns: Column[]; ways: Place[][]} {
  const ranks = [...new Set(roles.map(({rank}) => rank))].sort((a, b) => a - b);
  const placed = new Map<Role, Place>(roles.map((role) => [role, {id: role.id, role}]));
  const columns = ranks.map((rank): Column => {
    const members = roles.filter((role) => role.rank === rank).sort((a, b) => (a.title < b.title ? -1 : 1));
    return {name: [...new Set(members.map(({level}) => level))].join(" / "), members: members.map((role) => placed.get(role)!)};
  });
  const ways = steps.map(({from, to}) => {
    const past = columns.slice(ranks.indexOf(from.rank) + 1, Math.max(ranks.indexOf(to.rank), 0)).map(({members}) => {
      const place = {id: `${from.id} ${to.id}`};
      members.push(place);
      return place;
    });
    return [placed.get(from)!, ...past, placed.get(to)!];
  });
  const near = new Map<Place, Place[]>(columns.flatMap(({members}) => members.map((member) => [member, []])));
  for (const way of ways) {
    for (const [k, place] of way.slice(1).entries()) {
      near.get(way[k]!)!.push(place);
      near.get(place)!.push(way[k]!);
    }
  }
  const row = new Map<Place, number>();
  const number = ({members}: Column) => members.forEach((member, k) => row.set(member, (k + 0.5) / members.length));
  columns.forEach(number);
  for (let sweep = 0; sweep < 6; sweep++) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const mean = new Map(column.members.map((member) => {
        const others = near.get(member)!;
        return [member, others.length > 0 ? others.reduce((sum, other) => sum + row.get(other)!, 0) / others.length : row.get(member)!];
      }));
      column.members.sort((a, b) => mean.get(a)! - mean.get(b)! || (a.id < b.id ? -1 : 1));
      number(column);
    }
  }
  return {columns, ways};
}

/** To a column further on or back a curve, straight where it leads past a column; within a column an arc on the right side. */
function edge(kind: Step["kind"], way: readonly Point[]): string {
  const from = way[0]!, to = way.at(-1)!;
  const middle = ({y}: Point) => Math.round(y + box.height / 2);
  const y1 = middle(from), y2 = middle(to), right = from.x + box.width, bend = gap.x / 2;
  const forward = () => way.slice(1).map((next, k) => {
    const before = way[k]!, last = k === way.length - 2;
    return `C${before.x + box.width + bend},${middle(before)} ${next.x - bend},${middle(next)} ${last ? next.x - 2 : next.x},${middle(next)}${last ? "" : `H${next.x + box.width}`}`;
  }).join("");
  const path = to.x > from.x ? `M${right},${y1}${forward()}`
    : to.x === from.x ? arc(right, y1, y2)
    : `M${from.x},${y1}C${from.x - bend},${y1} ${to.x + box.width + bend},${y2} ${to.x + box.width + 2},${y2}`;
  return `<path class="${kind}" d="${path}" marker-end="url(#tip)"/>`;
}

/** Its ends stand apart from those of the curves that go on from the middle of a box. */
function arc(x: number, y1: number, y2: number): string {
  const aside = Math.sign(y2 - y1) * 12;
  return `M${x},${y1 + aside}C${x + 34},${y1 + aside} ${x + 34},${y2 - aside} ${x + 2},${y2 - aside}`;
}

function node(role: Role, {x, y}: Point): string {
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
