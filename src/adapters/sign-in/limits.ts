/** How long what people type may be, in characters. */
export const LONGEST_MAIL = 254;
export const LONGEST_NAME = 200;
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
