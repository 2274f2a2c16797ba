import { test } from 'node:test';
import { rowsLookedAt } from '/work/main/test/support/plans.ts';
import { Client } from 'pg';
import { randomUUIDv7 } from 'node:crypto';
import { openBank } from '/work/main/test/support/bank.ts';
import { lockClients, readBooks } from '/work/main/src/store/books.ts';
import { agreedOf } from '/work/main/src/store/agreed.ts';
import { saveChange } from '/work/main/src/store/save.ts';
import { postHistory } from '/work/main/src/engine/bank/history.ts';
import { NO_CHANGE } from '/work/main/src/engine/bank/books.ts';
import { NOTHING_ELSE } from '/work/main/src/app/commit.ts';

const N = Number(process.env.N ?? 200000);
test('large', async () => {
  const ran: any[] = []; const bank = await openBank('2026-03-10T12:00:00Z', { onStatement: (r) => ran.push(r) });
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  const client = await bank.ask('client.add', { name: 'Large' });
  for (let i = 0; i < 60; i++) await bank.ask('block.sell', { client: client.id, minutes: Math.ceil(N/6), price: '9000.00', boughtOn: '2020-01-01' });
  let t = performance.now();
  for (let done = 0; done < N; done += 1000) {
    await bank.app.database.write(bank.firm, async (tx) => {
      const clients = await lockClients(tx, [client.id]);
      const agreed = await agreedOf(tx, 2);
      const books = await readBooks(tx, clients, [{ client: client.id, ...NOTHING_ELSE }], agreed, '2026-03-10' as never);
      const drafts = Array.from({ length: 1000 }, (_, i) => {
        const id = randomUUIDv7();
        return { entry: { id, client: client.id, technician: 'Kim', job: 'Website', workType: 'remote', description: 'some work', workedOn: `202${(done / 1000) % 6}-0${1 + i % 9}-1${i % 10}`, startedAt: null, endedAt: null, workedMinutes: 10 + i % 3 }, source: 'x', sourceId: id, member: null, state: 'draft', version: 1, corrects: null, createdAt: '2026-03-10T12:00:00.000Z', outcome: null } as never;
      });
      const act = { at: '2026-03-10T12:00:00.000Z', by: 'kim', today: '2026-03-10' } as never;
      const step = postHistory({ books: books.get(client.id)!, change: NO_CHANGE }, drafts, act);
      await saveChange(tx, clients, step.change);
      return { keep: true, value: step.refused.length };
    });
  }
  console.log('made', N, Math.round(performance.now() - t), 'ms');

  for (const phase of ['stale','known']) {
  if (phase === 'known') { const c = new Client({ connectionString: bank.ownerUrl }); await c.connect(); await c.query('analyze'); await c.end(); }
  ran.length = 0;
  t = performance.now();
  const v = await bank.ask('ledger.verify', {});
  console.log(phase, 'verify', v.records, v.findings.length, Math.round(performance.now() - t), 'ms');
  const byText = new Map<string, any[]>();
  for (const r of ran) byText.set(r.text, [...(byText.get(r.text) ?? []), r]);
  for (const [text, all] of byText) {
    const some = all.length > 3 ? [all[1], all[Math.floor(all.length / 2)]] : all;
    const rows = await rowsLookedAt(bank.ownerUrl, bank.firm, some);
    console.log(all.length, 'times', Math.round(rows / some.length), 'rows', text.replace(/\s+/g, ' ').slice(0, 110));
  }
  }
});
