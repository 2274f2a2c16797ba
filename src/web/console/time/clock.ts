/** Clock times of timers, and the days they fall on. */

/** The day that an instant falls on in a time zone. */
export function dayIn(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** An instant as a field for date and time takes it: in the reader's own zone, to the minute. */
export function localInput(at: Date): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

/** What such a field says, as an instant; null while it says none. */
export function instantOfInput(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What such a field is sent as: what it says, or that nothing was said. */
export function sentOfInput(text: string): string | undefined {
  return instantOfInput(text) ?? (text === '' ? undefined : text);
}
