/** What an answer tells of another firm. */
import type { Visit, Visitor } from './tour.ts';

/**
 * What an answer holds of the other's ids, texts and mails that was not in the question; and faults.
 * The audit may tell what was sent before.
 */
export function leaksOf(
  { operation, input, status, body }: Visit,
  { mark, mailDomain }: Visitor,
  ids: ReadonlySet<string>,
  sentBefore = '',
): readonly string[] {
  const asked = JSON.stringify(input) + (operation === 'audit.list' ? sentBefore : '');
  const told = [...ids, mark, `olga@${mailDomain}`, `tom@${mailDomain}`].filter(
    (text) => body.includes(text) && !asked.includes(text),
  );
  return [
    ...told.map((text) => `${operation} answers ${text} of the other firm`),
    ...(status >= 500 ? [`${operation} ${asked} is a fault: ${body}`] : []),
  ];
}
