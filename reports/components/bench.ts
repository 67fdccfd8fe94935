import {escape} from "../html.ts";

/** A band of people as a height: nobody, one or two, three or more. */
const heights: Readonly<Record<string, number>> = {"0": 0, "1–2": 8, "3+": 16};

/** A status in words; the style sheet sets its shape before it, in the colour of how bad it is. */
export const statusHtml = (status: string, said: string): string => `<span class="status ${escape(status.replaceAll("_", "-"))}">${escape(said)}</span>`;

/** Bands of people side by side, from those ready now on, as small bars; the words stand beside them for whoever does not see them. */
export function tierBars(bands: readonly string[], description: string): string {
  const bars = bands.map((band, k) => {
    const height = heights[band] ?? 0;
    return `<rect x="${k * 16}" y="${18 - height}" width="12" height="${height || 1}" class="${height ? "people" : "nobody"}"></rect>`;
  });
  return `<svg class="tiers" viewBox="0 0 60 20" width="60" height="20" role="img" aria-label="${escape(description)}">${bars.join("")}</svg>`;
}
