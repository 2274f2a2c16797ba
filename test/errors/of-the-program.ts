/** What is refused of commands on this machine, and what is told when the database is gone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { anyRefusalMessage, type RefusalCode } from '../../src/contract/refusals.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { freshDatabase } from '../support/database.ts';
import { root } from '../support/program.ts';
import { type Example, type Shown, shownOf } from './example.ts';

/** Types a command on a machine that keeps its data there; the message must begin so. */
function typing(
  code: RefusalCode,
  databaseUrl: () => Promise<string>,
  command: readonly string[],
  message: string,
): Example {
  const play = async (): Promise<Shown> => {
    const data = mkdtempSync(join(tmpdir(), 'hourbank-example-'));
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, HOURBANK_DATA: data, DATABASE_URL: await databaseUrl() };
    const program = [join(root, 'bin/hourbank'), ...command];
    const { status, stderr } = spawnSync(process.execPath, program, { env, encoding: 'utf8' });
    rmSync(data, { recursive: true, force: true });
    assert.ok(stderr.startsWith(`hourbank: ${message}`), stderr);
    const text = `$ hourbank ${command.join(' ')}\n${stderr.trimEnd()}\n$ echo $?\n${status}`;
    return { code, exitCode: status, language: 'console', text };
  };
  return { code, play };
}

async function noFirm(): Promise<string> {
  const { ownerUrl } = await freshDatabase();
  return ownerUrl;
}

async function oneFirm(): Promise<string> {
  const { ownerUrl } = await openBank();
  return ownerUrl;
}

async function twoFirms(): Promise<string> {
  const bank = await openBank();
  await bank.addFirm('Birch IT');
  return bank.ownerUrl;
}

/** Takes the database away from under a bank. */
async function dropDatabase({ ownerUrl }: Bank): Promise<void> {
  const client = new Client({ connectionString: new URL('/postgres', ownerUrl).href });
  await client.connect();
  await client.query(`drop database ${new URL(ownerUrl).pathname.slice(1)} with (force)`);
  await client.end();
}

async function withoutDatabase(): Promise<Shown> {
  const bank = await openBank();
  await dropDatabase(bank);
  const asked = new Request('http://127.0.0.1:4747/api/v1/clients');
  const response = await bank.send(bank.owner, asked);
  return shownOf(response, await response.text(), ['GET /api/v1/clients']);
}

const LIST = ['client', 'list'];

export const PROGRAM_EXAMPLES: readonly Example[] = [
  typing('firm_missing', noFirm, LIST, anyRefusalMessage({ code: 'firm_missing' })),
  typing('firm_unclear', twoFirms, LIST, 'which firm is meant?'),
  typing('no_member', oneFirm, ['timer', 'stop'], anyRefusalMessage({ code: 'no_member' })),
  { code: 'unavailable', play: withoutDatabase },
];
