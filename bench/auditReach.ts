import {effects, type PlantedEffect} from "../src/demo/effects.ts";

/** Whether an effect planted in the demo organization reaches a family of the equity audit: the attribute, alone or crossed with another, at the stage. */
export function isReached(attribute: string, stage: string): boolean {
  const parts = attribute.split(" × ");
  return Object.values<PlantedEffect>(effects).some(({reaches}) => reaches !== undefined && reaches.stages.includes(stage) && reaches.attributes.some((one) => parts.includes(one)));
}
