/** Days as a browser counts them: in UTC, where none is longer than another. */

const DAY_MILLISECONDS = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MILLISECONDS;
}

/** The day so many days after 1970-01-01. */
export function dayNumbered(number: number): string {
  return new Date(Math.round(number) * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The day `count` days later (earlier when negative). */
export function daysLater(day: string, count: number): string {
  return dayNumbered(dayNumber(day) + count);
}

/** The first days of the months from one day to another, as they are counted. */
export function monthStarts(from: number, to: number): readonly number[] {
  const first = new Date(from * DAY_MILLISECONDS);
  const starts: number[] = [];
  for (let month = 0; ; month += 1) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1) / DAY_MILLISECONDS;
    if (at > to) return starts;
    if (at >= from) starts.push(at);
  }
}

/** Today, where the reader is. */
export function todayHere(): string {
  const now = new Date();
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** The days of something, as they stand in an address; left out: as the server takes it. */
export type Period = { readonly from?: string; readonly to?: string };

export function daysIn({ from, to }: Record<string, unknown>): Period {
  return { ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}) };
}

function isDay(given: unknown): given is string {
  return typeof given === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(given);
}
