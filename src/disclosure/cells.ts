import {Fault} from "../fault.ts";
import {identifier, literal, type Session} from "../warehouse/session.ts";
import {coarseGrains, type Cells, type Declaration} from "./declaration.ts";
import {refusal} from "./refusal.ts";

const list = (words: readonly string[]) => words.map(literal).join(", ");

/** Refuses cells that the thresholds of METRICS section 9.1, recomputed from exact facts, do not allow. */
export async function refuseCells(session: Session, declaration: Declaration, cells: Cells): Promise<void> {
  if (cells.grains) await refuseGrains(session, declaration, cells.grains);
  await refuseSmallCells(session, declaration, cells);
  await refuseBroken(session, declaration, cells.laws);
}

/** One look at the table for all of its laws: a query a law would cost more to plan than to run. */
async function refuseBroken(session: Session, {name, from}: Declaration, laws: Cells["laws"]): Promise<void> {
  const conditions = Object.values(laws);
  if (conditions.length === 0) return;
  const [found] = await session.rows<Record<string, boolean | null>>(`
    select ${conditions.map((_, k) => `bool_or(broken_${k}) as "${k}"`).join(", ")}
    from (select ${conditions.map((holds, k) => `not coalesce(${holds}, false) as broken_${k}`).join(", ")} from ${from} as cell)`);
  const broken = Object.keys(laws).find((_, k) => found![k]);
  if (broken) throw new Fault(`The publication ${name} was refused: a row holds ${broken}; nothing was written.`);
}

async function refuseGrains(session: Session, {name, from, columns}: Declaration, grains: readonly string[]): Promise<void> {
  const [outside] = await session.rows(`select 1 from ${from} where grain not in (${list(grains)}) limit 1`);
  if (outside) throw refusal(name, "grain", "a grain that is not declared");
  const [people] = await session.rows<{employees: string}>(`
    select count(*) as employees from core.employment_spells cross join staging.settings
    where start_date <= as_of and (end_date is null or end_date > as_of)`);
  const parts = columns.some((column) => column.role === "dimension") ? "dimension <> 'all'" : "false";
  const fine = Number(people!.employees) >= 600 ? parts : "true";
  const [tooFine] = await session.rows(`select 1 from ${from} where grain not in (${list(coarseGrains)}) and ${fine} limit 1`);
  if (tooFine) throw refusal(name, "grain", "months or trailing windows that only the whole of 600 people or more may have");
}

async function refuseSmallCells(session: Session, {name, from, columns, key}: Declaration, cells: Cells): Promise<void> {
  const counts = columns.filter((column) => column.role === "count").map((column) => identifier(column.name));
  const figures = columns.filter((column) => column.role === "figure").map((column) => identifier(column.name));
  const any = (names: readonly string[]) => (names.length ? `coalesce(${names.join(", ")}) is not null` : "false");
  const [settings] = await session.rows<{minimum_cell: number}>("select minimum_cell from raw.settings");
  const minimum = settings!.minimum_cell;
  const cell = (cells.witnessKey ?? key).map(identifier).join(", ");
  const state = columns.some((column) => column.name === "state") ? "state" : "'shown'";
  const [small] = await session.rows<{of_rate: boolean}>(`
    with figures as (
        select ${cell}, ${any([...counts, ...figures])} as has_any, ${any(figures)} as has_figure, ${state} as state
        from ${from}
    )
    select state not in ('shown', 'no_rate') or w.people is null or w.people < ${minimum} or w.rest < ${minimum} as of_count
    from figures
    left join (${cells.witness}) as w using (${cell})
    where has_any
        and (of_count or (has_figure and w.rate and w.people < ${Math.max(20, minimum)}))
    limit 1`);
  if (small) throw refusal(name, [...counts, ...figures][0]!.replaceAll('"', ""), `figures of fewer people than METRICS section 9.1 allows (${minimum}, a rate ${Math.max(20, minimum)}), in the cell or in the rest of its parent`);
}
