/** A count for the terminal. */
export const count = (rows: number) => rows.toLocaleString("en");

/** A share as per cent, as exact as it needs to be told from its neighbours. */
export const share = (value: number) => `${(value * 100).toLocaleString("en", {maximumSignificantDigits: 2})} %`;
