import {escape} from "../html.ts";

/** A verdict in words; the style sheet sets its shape before it, in the colour of how much it asks for. */
export const verdictHtml = (verdict: string | null, said: string): string => `<span class="verdict ${escape((verdict ?? "none").replaceAll("_", "-"))}">${escape(said)}</span>`;
