/**
 * Runs tables of money through the API of a whole bank: each table has a firm and a client of its
 * own. `books` tells what every account of the client's journal adds up to, debits positive.
 */
import assert from 'node:assert/strict';
import type { OperationName, OutputOf } from '../../src/contract/operations.ts';
import type { As, Bank } from './bank.ts';
import { durationOf, durationText } from './ledger-words.ts';
import { rowsOf } from './rows.ts';

type Run = {
  readonly bank: Bank;
  readonly as: As;
  currency: string;
  settings: Record<string, string>;
  readonly payments: string[];
  readonly entries: string[];
  readonly blockNames: Map<string, string>;
};

const CLIENT = 'Alder';

/** Checks that every row is answered as it says; a failure shows all rows, expected and found. */
export async function checkMoney(bank: Bank, text: string): Promise<void> {
  const firm = await bank.addFirm(`Firm ${counted()}`);
  const run: Run = {
    ...{ bank, as: { firm, role: 'owner' }, currency: 'EUR', settings: {} },
    ...{ payments: [], entries: [], blockNames: new Map() },
  };
  const expected: string[] = [];
  const found: string[] = [];
  for (const { question, answer } of rowsOf(text)) {
    const [verb = '', ...given] = question.split(' ');
    const does = DOES[verb];
    if (does === undefined) throw new Error(`no row begins with ${verb}`);
    const told = await does(run, given);
    expected.push(`${question} => ${answer ?? ''}`);
    found.push(`${question} => ${answer === null && told === '' ? '' : told}`);
  }
  assert.ok(expected.length > 0, 'a table without rows checks nothing');
  assert.equal(found.join('\n'), expected.join('\n'));
  const { findings } = await bank.ask('ledger.verify', {}, { as: run.as });
  assert.deepEqual(findings, []);
}

let firms = 0;

function counted(): number {
  firms += 1;
  return firms;
}

const ask = async <Name extends OperationName>(
  { bank, as }: Run,
  name: Name,
  input: object,
): Promise<OutputOf<Name>> => (await bank.ask(name, input, { as })) as OutputOf<Name>;

/** What an operation tells; or the code of its refusal. */
async function tried<Name extends OperationName>(
  run: Run,
  name: Name,
  input: object,
  told: (output: OutputOf<Name>) => string | Promise<string>,
): Promise<string> {
  try {
    return await told(await ask(run, name, input));
  } catch (thrown) {
    const code = /"code":"(\w+)"/.exec(String(thrown))?.[1];
    if (code === undefined) throw thrown;
    return `refused ${code}`;
  }
}

type Does = (run: Run, given: readonly string[]) => Promise<string>;

const quiet = async (done: Promise<unknown>): Promise<string> => {
  await done;
  return '';
};

const DOES: Readonly<Record<string, Does>> = {
  on: async ({ bank }, [day = '']) => {
    bank.moveTo(`${day}T12:00:00Z`);
    return '';
  },
  client: async (run, [currency = 'EUR', treatment = 'taxed']) => {
    run.currency = currency;
    await ask(run, 'client.add', { name: CLIENT, currency });
    const taxTreatment = treatment;
    return quiet(ask(run, 'client-billing.set', { client: CLIENT, taxTreatment }));
  },
  rate: (run, [ratePerHour = '', , workType, , flatFee]) =>
    quiet(
      ask(run, 'rate.set', {
        currency: run.currency,
        validFrom: '2026-01-01',
        ...(workType === undefined ? { ratePerHour } : { workType, flatFee }),
      }),
    ),
  tax: async (run, [rate = '']) => {
    await ask(run, 'tax-rate.set', { taxRate: 'standard', rate, validFrom: '2026-01-01' });
    return quiet(ask(run, 'billing.set', { taxRate: 'standard' }));
  },
  prices: (run, [how]) => quiet(ask(run, 'billing.set', { pricesIncludeTax: how === 'inclusive' })),
  policy: (run, [name = '', value = '']) => {
    run.settings = { ...run.settings, [name]: value };
    const input = { validFrom: '2026-01-01', settings: run.settings, reason: 'agreed' };
    return quiet(ask(run, 'policy.set', input));
  },
  tier: async (run, [time = '', price = '']) => {
    await tried(run, 'product.add', { name: 'Hours' }, () => '');
    const tier = { minutes: durationOf(time), price, currency: run.currency };
    return quiet(ask(run, 'tier.set', { product: 'Hours', ...tier, validFrom: '2026-01-01' }));
  },
  sell: (run, [name = '', time = '', from = '', ...paid]) => {
    const minutes = durationOf(time);
    const priced = from === 'tier' ? { product: 'Hours' } : { price: from };
    const sale = { client: CLIENT, name, minutes, ...priced, paid: paid[1] ?? '0' };
    return tried(run, 'block.sell', sale, async ({ id, invoice, saving }) => {
      run.blockNames.set(id, name);
      const told = await ask(run, 'invoice.show', { invoice });
      const label = sumsText(told.invoice);
      if (paid.length > 0) await latestPayment(run);
      return saving === null ? label : `${label} saving ${saving}`;
    });
  },
  pay: (run, [invoice = '', amount = '']) =>
    tried(
      run,
      'payment.record',
      { client: CLIENT, ...(invoice === 'none' ? {} : { invoice }), amount },
      async ({ id, balance }) => {
        run.payments.push(id);
        const rest = invoice === 'none' ? '' : `${await openText(run, invoice)} `;
        return `${rest}balance ${balance}`;
      },
    ),
  fails: (run, [number = '', amount]) =>
    tried(
      run,
      'payment.reverse',
      {
        payment: run.payments[Number(number) - 1],
        reason: 'Returned by the bank',
        ...(amount === undefined ? {} : { amount }),
      },
      async ({ invoice, balance }) => {
        const rest = invoice === null ? '' : `${await openText(run, invoice)} `;
        return `${rest}balance ${balance}`;
      },
    ),
  balance: (run, [invoice = '']) =>
    tried(run, 'invoice.apply-balance', { invoice }, ({ label }) => openText(run, label)),
  payout: (run, [amount = '']) =>
    tried(run, 'client-balance.pay-out', { client: CLIENT, amount }, ({ balance }) => {
      return `balance ${balance}`;
    }),
  work: (run, [time = '', ...words]) => {
    const workType = words[0] ?? 'remote';
    const work = { client: CLIENT, workType, minutes: durationOf(time), post: true };
    return tried(run, 'entry.log', work, (entry) => {
      run.entries.push(entry.id);
      return entryText(run, entry);
    });
  },
  reverse: (run, [number = '']) =>
    tried(
      run,
      'entry.reverse',
      { entry: run.entries[Number(number) - 1], reason: 'A slip' },
      ({ state }) => state,
    ),
  block: (run, [block = '']) =>
    tried(run, 'block.show', { client: CLIENT, block }, ({ block: told }) => {
      const time = (count: number): string => durationText(count as never);
      const deficit = told.deficitMinutes === 0 ? '' : ` deficit ${time(told.deficitMinutes)}`;
      return `${told.state} open ${time(told.openMinutes)} usable ${time(told.usableMinutes)} left ${time(told.leftMinutes)} ${told.leftValue}${deficit}`;
    }),
  refund: (run, [block = '', time = '']) =>
    tried(
      run,
      'block.refund',
      { client: CLIENT, block, minutes: durationOf(time), reason: 'Moves away' },
      () => latestDocument(run),
    ),
  credit: (run, [invoice = '', ...lines]) => {
    const wanted = lines.join(' ').match(/line \d+ [\d.]+/g) ?? [];
    const asked = wanted.map((text) => {
      const [, line = '', amount = ''] = text.split(' ');
      return { line: Number(line), amount };
    });
    const input = { invoice, reason: 'Agreed', ...(asked.length === 0 ? {} : { lines: asked }) };
    return tried(run, 'invoice.credit', input, async (note) => {
      return `${sumsText(note)} ${await openText(run, invoice)}`;
    });
  },
  invoice: (run, items) => {
    const wanted = items.map((amount) => ({ description: 'Work agreed', amount }));
    return tried(run, 'invoice.issue', { client: CLIENT, items: wanted }, sumsText);
  },
  run: (run, [through = '']) =>
    tried(run, 'unbilled.invoice', { through }, async ({ invoices, creditNotes, left }) => {
      const refused = left.map(({ reason }) => ` ${reason}`).join('');
      if (invoices + creditNotes === 0) return `nothing${refused}`;
      return `${await latestDocument(run)}${refused}`;
    }),
  line: async (run, [invoice = '', number = '']) => {
    const told = await ask(run, 'invoice.show', { invoice });
    const line = told.invoice.lines[Number(number) - 1];
    if (line === undefined) return 'none';
    return `${line.kind} ${line.net} tax ${line.tax} gross ${line.gross}`;
  },
  close: (run, [through = '']) =>
    tried(run, 'books.close', { through }, ({ closedThrough }) => `through ${closedThrough}`),
  books: booksText,
};

function sumsText(invoice: { label: string; net: string; tax: string; gross: string }): string {
  return `${invoice.label} ${invoice.net} tax ${invoice.tax} gross ${invoice.gross}`;
}

async function openText(run: Run, reference: string): Promise<string> {
  const { invoice } = await ask(run, 'invoice.show', { invoice: reference });
  return `${invoice.state} ${invoice.open}`;
}

async function latestDocument(run: Run): Promise<string> {
  const { items } = await ask(run, 'invoice.list', { limit: 50 });
  const [latest] = items.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  return latest === undefined ? 'nothing' : sumsText(latest);
}

async function latestPayment(run: Run): Promise<void> {
  const { items } = await ask(run, 'payment.list', { limit: 1 });
  for (const { id } of items) run.payments.push(id);
}

function entryText({ blockNames }: Run, entry: OutputOf<'entry.log'>): string {
  const { outcome } = entry;
  if (outcome === null) return entry.state;
  if (entry.state === 'waiting') return 'waits';
  const draws = outcome.draws.map(({ block, minutes, value }) => {
    return `${blockNames.get(block)} ${durationText(minutes as never)} ${value}`;
  });
  const { overageMinutes, overageValue, separateValue } = outcome;
  const over =
    overageMinutes > 0 ? [`overage ${durationText(overageMinutes as never)} ${overageValue}`] : [];
  const travel =
    separateValue !== null && /[1-9]/.test(separateValue) ? [`travel ${separateValue}`] : [];
  return [...draws, ...over, ...travel].join(' | ');
}

/** What each account of the client's journal adds up to, in the order of their names. */
async function booksText(run: Run): Promise<string> {
  const sums = new Map<string, bigint>();
  let after: string | null | undefined;
  let digits = 0;
  do {
    const page: OutputOf<'journal.list'> = await ask(run, 'journal.list', {
      client: CLIENT,
      limit: 500,
      ...(after === undefined ? {} : { after }),
    });
    for (const { money } of page.items) {
      for (const { account, amount } of money) {
        digits = amount.split('.')[1]?.length ?? 0;
        sums.set(account, (sums.get(account) ?? 0n) + BigInt(amount.replace('.', '')));
      }
    }
    after = page.next;
  } while (after !== null);
  assert.equal(
    [...sums.values()].reduce((all, sum) => all + sum, 0n),
    0n,
  );
  const told = [...sums]
    .filter(([, sum]) => sum !== 0n)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, sum]) => `${account} ${decimal(sum, digits)}`);
  return told.length === 0 ? 'nothing' : told.join(' | ');
}

function decimal(sum: bigint, digits: number): string {
  const sign = sum < 0n ? '-' : '';
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
