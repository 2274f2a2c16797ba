/** The whole program as a process, on a data directory of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findEmbeddedDatabase } from '../../src/adapters/embedded-postgres/find.ts';

export const program = fileURLToPath(new URL('../../bin/hourbank', import.meta.url));

export type Started = {
  readonly child: ChildProcess;
  readonly address: string;
  /** From the start of the process to the line that says it is ready. */
  readonly seconds: number;
  /** Where the first firm is set up; null once there is one. */
  readonly setUpLink: string | null;
};

/** The environment of every process on the directory. */
export function environment(directory: string): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG } = process.env;
  return {
    PATH,
    HOME,
    LANG,
    HOURBANK_DATA: directory,
    PORT: '0',
    NO_COLOR: '1',
    LOG_LEVEL: 'silent',
  };
}

/** Starts the server, at a port of its own or at this one, and waits until it says it is ready. */
export async function start(directory: string, port = '0'): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [program, 'start'], {
    env: { ...environment(directory), PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    const address = /ready at (\S+)\n/.exec(said)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    const setUpLink = /Set it up, once, at +(\S+)/.exec(said)?.[1] ?? null;
    return { child, address, setUpLink, seconds: (performance.now() - startedAt) / 1000 };
  }
  throw new Error('the server ended before it was ready');
}

/** Stops it as an operator would, and waits for its end. */
export async function stop({ child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Runs a command of the program on the same data. */
export function command(directory: string, args: readonly string[], input = ''): string {
  const ran = spawnSync(process.execPath, [program, ...args], {
    env: environment(directory),
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (ran.status !== 0) throw new Error(`hourbank ${args.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

/** The address of the database as its owner. */
export async function ownerUrl(directory: string): Promise<string> {
  const found = await findEmbeddedDatabase(directory);
  if (found === null) throw new Error('the database does not run');
  return found.ownerUrl;
}

/** The most memory the process has held, in megabytes; null where it is not to be had. */
export function peakMegabytes({ child }: Started): number | null {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

const MAIL = 'kim@example.com';
const PASSWORD = 'a password for trying';

/** How whoever was set up signs in on a page. */
export const pageCredentials = { email: MAIL, password: PASSWORD } as const;

/** Sets a firm up and gives a key of its owner that may do everything. */
export async function setUp(directory: string, { address }: Started): Promise<string> {
  const flags = [
    '--firm-name',
    'Northwind IT',
    '--name',
    'Kim',
    '--mail',
    MAIL,
    '--time-zone',
    'UTC',
  ];
  command(directory, ['set-up', ...flags], `${PASSWORD}\n`);
  const headers = { 'content-type': 'application/json', origin: address };
  const signedIn = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: MAIL, password: PASSWORD }),
  });
  if (!signedIn.ok) throw new Error(`sign-in: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const scopes = ['clients:write', 'blocks:read', 'blocks:write', 'entries:read', 'entries:write'];
  const more = [
    ...['entries:post', 'imports:write', 'catalogue:write', 'ledger:read', 'firm:write'],
    ...['invoices:read', 'invoices:write', 'payments:write', 'refunds:write', 'books:read'],
  ];
  const made = await fetch(`${address}/api/v1/keys`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ name: 'trying', scopes: [...scopes, ...more, 'clients:read'] }),
  });
  if (!made.ok) throw new Error(`key: ${await made.text()}`);
  const { secret } = (await made.json()) as { readonly secret: string };
  return secret;
}

/** Asks a running server over HTTP, with a key; throws when it is refused. */
export async function ask(
  { address, key }: { readonly address: string; readonly key: string },
  method: string,
  path: string,
  body?: object | string | Buffer,
): Promise<Record<string, unknown>> {
  const isFile = typeof body === 'string' || Buffer.isBuffer(body);
  const type = isFile ? 'application/octet-stream' : 'application/json';
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    ...(body === undefined ? {} : { body: (isFile ? body : JSON.stringify(body)) as string }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${text}`);
  return JSON.parse(text) as Record<string, unknown>;
}
