/** Answers of two visitors of the same tour, told alike: they may differ in ids, marks and secrets. */
import type { Visit, Visitor } from './tour.ts';

const ID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const PAGES = /\.(pdf|receipt)$/;
/** What sign-in does has the time of the machine. */
const BY_THE_CLOCK = /^(member|invitation|key)\./;

/**
 * What was asked and answered, a line a visit. An id becomes a number, the same wherever it stands:
 * so the lines of two visitors are the same when one saw of its own what the other saw of its own.
 */
export function alike(visits: readonly Visit[], { mark, mailDomain }: Visitor): readonly string[] {
  const numbers = new Map<string, string>();
  const numbered = (id: string): string => {
    const number = numbers.get(id) ?? `#${numbers.size + 1}`;
    numbers.set(id, number);
    return number;
  };
  return visits.map(({ operation, input, status, body }) => {
    // What a page says is broken into lines by how wide the names are.
    const told = PAGES.test(operation) ? '' : body;
    const line = `${operation} ${JSON.stringify(input)} => ${status} ${told}`
      .replaceAll(mark, 'MARK')
      .replaceAll(mailDomain, 'MAILS')
      .replace(ID, numbered)
      .replace(/"(next|after|secret|start|link|request|hash|url)":"[^"]*"/g, '"$1":"…"')
      .replace(/[0-9a-f]{64}/g, '…');
    return BY_THE_CLOCK.test(operation) ? line.replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"…"') : line;
  });
}
