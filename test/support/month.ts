/** A firm with many clients who all worked beyond their hours: what a monthly run has to invoice. */
import type { Target } from './insistent-callers.ts';
import { ask } from './whole-program.ts';

/** Asked at the same time: more would only wait. */
const LANES = 32;

/** The day on which all of it was worked, and through which it is invoiced. */
export const WORKED_ON = '2026-03-16';

/** What the n-th client is to be invoiced, in cents before tax: 1 to 4 entries of 10 to 90 minutes. */
export function netCentsOf(place: number): number {
  return entriesOf(place).reduce((sum, minutes) => sum + centsFor(minutes), 0);
}

/** With 19 % on top of each line, rounded there (G5). */
export function grossCentsOf(place: number): number {
  return entriesOf(place).reduce((sum, minutes) => {
    const net = centsFor(minutes);
    return sum + net + Math.floor((net * 19 + 50) / 100);
  }, 0);
}

/** At 100.00 an hour, half up (B6). */
function centsFor(minutes: number): number {
  return Math.floor((10_000 * minutes + 30) / 60);
}

export function entriesOf(place: number): readonly number[] {
  return Array.from(
    { length: 1 + (place % 4) },
    (_, entry) => 10 + ((place * 7 + entry * 13) % 81),
  );
}

export function nameOf(place: number): string {
  return `Client ${String(place).padStart(5, '0')}`;
}

/** Adds the clients with their work; the rate and the tax are set first. */
export async function addMonth(target: Target, clients: number): Promise<void> {
  await ask(target, 'PUT', '/rates', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  await ask(target, 'PUT', '/tax-rates/standard', { rate: '19', validFrom: '2026-01-01' });
  await ask(target, 'PATCH', '/billing', { taxRate: 'standard' });
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let place = next++; place < clients; place = next++) {
      const { id } = await ask(target, 'POST', '/clients', { name: nameOf(place) });
      for (const minutes of entriesOf(place)) {
        const work = { client: id, workType: 'remote', workedOn: WORKED_ON, minutes };
        await ask(target, 'POST', '/entries', { ...work, description: 'Extra work', post: true });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

type Listed = {
  readonly label: string;
  readonly clientName: string;
  readonly net: string;
  readonly gross: string;
};

/** All invoices there are, the first number first. */
export async function invoicesOf(target: Target): Promise<readonly Listed[]> {
  const invoices: Listed[] = [];
  let after = '';
  for (;;) {
    const page = await ask(target, 'GET', `/invoices?limit=500${after}`);
    invoices.push(...(page['items'] as Listed[]));
    if (page['next'] === null) break;
    after = `&after=${String(page['next'])}`;
  }
  return invoices.toSorted((a, b) => numberIn(a.label) - numberIn(b.label));
}

/** The number at the end of a label. */
export function numberIn(label: string): number {
  return Number(/(\d+)$/.exec(label)?.[1]);
}
