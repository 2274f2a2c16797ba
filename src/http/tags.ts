/** Tags of answers: whoever has the answer already is not sent it again. */
import { createHash } from 'node:crypto';

/** The tag of a text, which changes when the text does. */
export function tagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** True when the request names the tag; one that was weakened on its way counts (RFC 9110). */
export function isFresh(request: Request, tag: string): boolean {
  const named = request.headers.get('if-none-match') ?? '';
  return named.split(',').some((one) => {
    const text = one.trim();
    return text === '*' || text.replace(/^W\//, '') === tag;
  });
}
