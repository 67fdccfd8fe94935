import {Fault} from "../fault.ts";

/** A publication that may not leave, and why. Never holds the value that gave it away. */
export const refusal = (publication: string, column: string, why: string) =>
  new Fault(`The publication ${publication} was refused: its column ${column} holds ${why}; nothing was written, the last publication stays.`);
