/** Names in one Unicode form, so that two spellings that look the same are the same name. */

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** The text composed (NFC): `e` and a combining accent become `é`. Text in ASCII is handed back. */
export function composed(text: string): string {
  return BEYOND_ASCII.test(text) ? text.normalize('NFC') : text;
}
