/** Sends one mail in a process of its own, which a test may kill; run by itself, it is that process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { App } from '../../src/app/app.ts';
import { sendMail } from '../../src/app/mails/send.ts';
import { mailerWhenAsked } from '../../src/main/mailer.ts';
import { openDatabase } from '../../src/store/database.ts';

type Asked = {
  readonly databaseUrl: string;
  readonly port: number;
  readonly firm: string;
  readonly id: string;
};

const PATH = fileURLToPath(import.meta.url);

export function sendInProcess(asked: Asked): ChildProcess {
  return spawn(process.execPath, [PATH, JSON.stringify(asked)], { stdio: 'inherit' });
}

if (process.argv[1] === PATH) {
  const { databaseUrl, port, firm, id } = JSON.parse(process.argv[2] ?? '{}') as Asked;
  const database = openDatabase({ url: databaseUrl, becomeApp: true, connections: 2 });
  const mailer = mailerWhenAsked({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mailFrom: 'billing@northwind.example',
  });
  const app = { database, mailer, clock: Date.now } as App;
  await sendMail(app, firm, id, async () => null);
}
