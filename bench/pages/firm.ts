/** A large firm: 2,000 clients, one of them with 50,000 entries. */
import { ask, type Started, setUp } from '../../test/support/whole-program.ts';

const CLIENTS = 2000;
const ENTRIES = 50_000;
export const BUSY = 'Client 0001';

/** Imports it into an empty installation, as a firm would that comes from other programs. */
export async function fill(directory: string, server: Started): Promise<void> {
  const { address } = server;
  const key = await setUp(directory, server);
  const asked = { address, key };
  await ask(asked, 'PUT', '/rates', { ratePerHour: '110.00' });
  await upload(asked, '/imports/blocks', blocksCsv());
  await upload(asked, '/imports/entries', entriesCsv());
}

type Asked = { readonly address: string; readonly key: string };

async function upload({ address, key }: Asked, path: string, text: string): Promise<void> {
  const query = 'addClients=true&addWorkTypes=true';
  const answered = await fetch(`${address}/api/v1${path}?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: text,
  });
  if (!answered.ok) throw new Error(`${path}: ${await answered.text()}`);
  const { rowsRefused } = (await answered.json()) as { readonly rowsRefused: number };
  if (rowsRefused > 0) throw new Error(`${path}: ${rowsRefused} rows were refused`);
}

const nameOf = (number: number): string => `Client ${String(number).padStart(4, '0')}`;

function blocksCsv(): string {
  const rows = ['client,block,boughtOn,hours,ratePerHour,currency,expiresOn'];
  for (let client = 1; client <= CLIENTS; client += 1) {
    const hours = client === 1 ? 40_000 : 10 + (client % 40);
    rows.push(`${nameOf(client)},B-${client},${dayBefore(400)},${hours},90.00,EUR,`);
  }
  return `${rows.join('\n')}\n`;
}

/** The busy client's over the last year, and some of each other's in the last weeks. */
function entriesCsv(): string {
  const rows = ['id,client,technician,job,workType,description,startedAt,endedAt,breakMinutes'];
  const add = (client: number, daysAgo: number, minutes: number): void => {
    const day = dayBefore(daysAgo);
    const end = `${day}T${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const what = `Job ${client % 7},remote,Work of the day`;
    rows.push(`${rows.length},${nameOf(client)},Kim,${what},${day}T08:00,${end},`);
  };
  for (let entry = 0; entry < ENTRIES; entry += 1) add(1, 1 + (entry % 360), 10 + (entry % 50));
  for (let client = 2; client <= CLIENTS; client += 1) {
    for (let entry = 0; entry < 5; entry += 1) {
      add(client, 1 + ((client * 7 + entry * 11) % 80), 15 + (client % 90));
    }
  }
  return `${rows.join('\n')}\n`;
}

const DAY_MILLISECONDS = 86_400_000;

function dayBefore(days: number): string {
  return new Date(Date.now() - days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}
