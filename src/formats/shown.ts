/** Text of a file, as it is shown in a message. */

const LONGEST_SHOWN = 60;

/**
 * The text in quotes, cut after 60 characters. What would not be seen, or would act on a terminal
 * (control characters, marks of direction), is escaped.
 */
export function shown(text: string): string {
  const points = [...text.slice(0, 2 * LONGEST_SHOWN + 2)];
  const cut = points.length > LONGEST_SHOWN;
  const visible = points
    .slice(0, LONGEST_SHOWN)
    .join('')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, escaped);
  return `"${visible}${cut ? '…' : ''}"`;
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The first few of a list, each as `shown`, and how many more there are. */
export function listed(texts: readonly string[], most = 30): string {
  const more = texts.length > most ? ` and ${texts.length - most} more` : '';
  return texts.slice(0, most).map(shown).join(', ') + more;
}
