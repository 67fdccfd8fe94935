import {plot, type PlotOptions} from "@observablehq/plot";
import type {Format} from "../format.ts";

/** What a chart is drawn with: a document (linkedom's at build, the browser's own later), and how its dates are written. */
export interface Canvas {
  readonly document: Document;
  readonly format: Format;
  /** The month in which a fiscal year begins. */
  readonly yearStart: number;
}

/** Widths that each chart is drawn in; the style sheet shows one of them. */
export const widths = {wide: 544, narrow: 350} as const;
export type Width = keyof typeof widths;

/** How many pixels names of so many letters need to the left of a chart, and how many letters so much room holds, in the widest of the site's fonts. */
export const nameRoom = (letters: number): number => Math.min(210, Math.ceil(18 + letters * 7.6));
export const lettersIn = (pixels: number): number => Math.floor((pixels - 16) / 7.4);

/** A label is read above the lines that it stands on. */
export const halo = {stroke: "var(--paper)", strokeWidth: 5} as const;

/** One figure's SVG at one width, as text, with its description for those who cannot see it. */
export function draw(canvas: Canvas, width: Width, description: string, options: PlotOptions): string {
  const chart = plot({
    document: canvas.document,
    className: "plot",
    width: widths[width],
    ...options
  } as PlotOptions) as unknown as Element;
  // Style sheets inside SVG would need a hole in the content security policy: the site's own says the same.
  for (const style of [...chart.querySelectorAll("style")]) style.remove();
  chart.removeAttribute("style");
  for (const element of [...chart.querySelectorAll("[style]")]) element.removeAttribute("style");
  // The whole is one image with one description; names of its groups would be read twice.
  for (const element of [...chart.querySelectorAll("[aria-label], [aria-description], [aria-hidden]")]) for (const name of ["aria-label", "aria-description", "aria-hidden"]) element.removeAttribute(name);
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", description);
  chart.setAttribute("class", `plot ${width}`);
  chart.removeAttribute("id");
  return chart.outerHTML.replace(/\n\s*/g, "").replace(/<[^>]*>/g, shortened).replaceAll("$", "&#36;");
}

/** Places and lengths to hundredths of a pixel. The label is text: in many locales a point groups its thousands. */
const shortened = (tag: string) => tag.replace(/ (?!aria-label)[\w:-]+="[^"]*"/g, (attribute) => attribute.replace(/(\d+\.\d{2})\d+/g, "$1"));

/** Both widths of a chart. */
export const both = (make: (width: Width) => string): string => `${make("wide")}\n${make("narrow")}`;
