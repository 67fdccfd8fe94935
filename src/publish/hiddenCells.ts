import type {HiddenCell} from "../disclosure/attack/hiding.ts";
import {Fault} from "../fault.ts";
import {buildModels} from "../warehouse/models.ts";
import type {Model} from "../warehouse/modelGraph.ts";
import {literal, type Session} from "../warehouse/session.ts";

/** Remembers cells that are to be hidden, and makes the models anew that show them, and those that read these. Returns the models. */
export async function hideCells(session: Session, cells: readonly HiddenCell[]): Promise<Model[]> {
  try {
    await session.run(`insert into raw.hidden_cells values ${cells.map(({model, cell}) => `(${literal(model)}, ${literal(cell)})`).join(", ")}`);
  } catch (error) {
    throw new Fault("The publication shows cells that the releases made meanwhile would give away; run badgeways pipeline again, and they are hidden.", {cause: error});
  }
  return buildModels(session, {select: [...new Set(cells.map(({model}) => `published.${model}+`))]});
}

export async function hiddenCells(session: Session): Promise<number> {
  const [found] = await session.rows<{cells: string}>("select count(*) as cells from raw.hidden_cells");
  return Number(found!.cells);
}
