/** Money by hand: what is sold, paid, refunded and credited, to the cent, through the whole bank. */
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { checkMoney } from '../support/money-table.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

test('A1, G5 a tier of 20 h at 90.00 against 100.00: the saving shows, the tax is on top', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    rate 100.00
    tax 19
    tier 20h 1800.00
    sell A 20h tier         => INV-2026-0001 1800.00 tax 342.00 gross 2142.00 saving 200.00
    block A                 => unpaid open 0 min usable 0 min left 20h 1800.00
    books                   => deferred:block -1800.00 | receivable 2142.00 | tax -342.00
    pay INV-2026-0001 2142.00 => paid 0.00 balance 0.00
    block A                 => open open 20h usable 20h left 20h 1800.00
    work 2h                 => A 2h 180.00
    books                   => cash 2142.00 | deferred:block -1620.00 | revenue:block -180.00 | tax -342.00
    `,
  ));

test('A4 part payment opens nothing, all, or its share, as the policy says', async () => {
  const part = (usable: string, half: string): string => `
    on 2026-03-01
    client EUR
    tax 10
    policy blockUsable ${usable}
    sell A 10h 1000.00        => INV-2026-0001 1000.00 tax 100.00 gross 1100.00
    pay INV-2026-0001 549.99  => open 550.01 balance 0.00
    block A                   => ${half}
    pay INV-2026-0001 550.01  => paid 0.00 balance 0.00
    block A                   => open open 10h usable 10h left 10h 1000.00
    `;
  await checkMoney(bank, part('paid', 'unpaid open 0 min usable 0 min left 10h 1000.00'));
  await checkMoney(bank, part('issued', 'open open 10h usable 10h left 10h 1000.00'));
  // 600 min × 549.99 / 1100.00 = 299.99…: floor.
  const share = 'open open 299 min usable 299 min left 10h 1000.00';
  await checkMoney(bank, part('proportional', share));
});

test('G4 what is paid too much is the client’s, pays the next invoice, and is paid out', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 10
    sell A 10h 1000.00        => INV-2026-0001 1000.00 tax 100.00 gross 1100.00
    pay INV-2026-0001 1150.00 => paid 0.00 balance 50.00
    books                     => cash 1150.00 | client-balance -50.00 | deferred:block -1000.00 | tax -100.00
    pay none 30.00            => balance 80.00
    sell B 1h 70.00           => INV-2026-0002 70.00 tax 7.00 gross 77.00
    balance INV-2026-0002     => paid 0.00
    balance INV-2026-0002     => refused invoice_settled
    block B                   => open open 1h usable 1h left 1h 70.00
    payout 3.01               => refused balance_insufficient
    payout 3.00               => balance 0.00
    books                     => cash 1177.00 | deferred:block -1070.00 | tax -107.00
    fails 1 60.00             => open 10.00 balance -50.00  # 50.00 of it were used for another invoice
    books                     => cash 1117.00 | client-balance 50.00 | deferred:block -1070.00 | receivable 10.00 | tax -107.00
    `,
  ));

test('G4 a payment fails three days later, after 4 of 10 hours were drawn', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 10
    rate 120.00
    sell A 10h 1000.00        => INV-2026-0001 1000.00 tax 100.00 gross 1100.00 saving 200.00
    pay INV-2026-0001 1100.00 => paid 0.00 balance 0.00
    work 4h                   => A 4h 400.00
    on 2026-03-04
    fails 1                   => open 1100.00 balance 0.00
    block A                   => unpaid open 0 min usable 0 min left 6h 600.00 deficit 4h
    books                     => deferred:block -600.00 | receivable 1100.00 | revenue:block -400.00 | tax -100.00
    work 1h                   => waits
    fails 1                   => refused payment_reversed
    pay INV-2026-0001 1100.00 => paid 0.00 balance 0.00
    block A                   => open open 10h usable 5h left 5h 500.00   # what waited was posted
    books                     => cash 1100.00 | deferred:block -500.00 | revenue:block -500.00 | tax -100.00
    `,
  ));

test('G4 a chargeback of a part, where the policy opens minute by minute', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    policy blockUsable proportional
    sell A 10h 1000.00        => INV-2026-0001 1000.00 tax 0.00 gross 1000.00
    pay INV-2026-0001 1000.00 => paid 0.00 balance 0.00
    work 8h                   => A 8h 800.00
    fails 1 700.00            => open 700.00 balance 0.00
    block A                   => open open 3h usable 0 min left 2h 200.00 deficit 5h
    pay INV-2026-0001 550.00  => open 150.00 balance 0.00
    block A                   => open open 510 min usable 30 min left 2h 200.00
    `,
  ));

test('A3, G5 unused hours are refunded with their tax; all parts add up to the whole', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 19
    sell A 10h 1000.00 paid 1190.00 => INV-2026-0001 1000.00 tax 190.00 gross 1190.00
    work 200min               => A 200 min 333.33
    refund A 200min           => CN-2026-0001 333.34 tax 63.33 gross 396.67   # 190 × 333.34 / 1000 = 63.3346
    books                     => cash 1190.00 | client-balance -396.67 | deferred:block -333.33 | revenue:block -333.33 | tax -126.67
    refund A 201min           => refused insufficient_block_minutes
    refund A 200min           => CN-2026-0002 333.33 tax 63.34 gross 396.67   # 190 × 666.67 / 1000 = 126.6673
    block A                   => used_up open 10h usable 0 min left 0 min 0.00
    payout 793.34             => balance 0.00
    books                     => cash 396.66 | revenue:block -333.33 | tax -63.33
    `,
  ));

test('A3 a refund is first taken off what is still owed, and settles the invoice', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 20
    sell A 10h 1000.00        => INV-2026-0001 1000.00 tax 200.00 gross 1200.00
    pay INV-2026-0001 600.00  => open 600.00 balance 0.00
    refund A 5h               => CN-2026-0001 500.00 tax 100.00 gross 600.00
    block A                   => open open 10h usable 5h left 5h 500.00
    books                     => cash 600.00 | deferred:block -500.00 | tax -100.00
    credit INV-2026-0001      => CN-2026-0002 500.00 tax 100.00 gross 600.00 paid 0.00
    books                     => cash 600.00 | client-balance -600.00
    credit INV-2026-0001      => refused nothing_to_credit
    `,
  ));

test('G5 yen have no decimals, dinars three', async () => {
  await checkMoney(
    bank,
    `
    on 2026-03-01
    client JPY
    rate 12000
    tax 10
    sell A 7h 10001           => INV-2026-0001 10001 tax 1000 gross 11001 saving 73999
    pay INV-2026-0001 11001   => paid 0 balance 0
    work 1h                   => A 1h 1429                       # 10001 / 7 = 1428.71
    work 1h                   => A 1h 1428                       # 2857.43 − 1429
    work 10h                  => A 5h 7144 | overage 5h 60000
    run 2026-03-01            => INV-2026-0002 60000 tax 6000 gross 66000
    books                     => cash 11001 | receivable 66000 | revenue:block -10001 | revenue:overage -60000 | tax -7000
    `,
  );
  await checkMoney(
    bank,
    `
    on 2026-03-01
    client KWD
    tax 5
    sell A 10h 100.005        => INV-2026-0001 100.005 tax 5.000 gross 105.005   # 5.00025
    pay INV-2026-0001 105.005 => paid 0.000 balance 0.000
    work 200min               => A 200 min 33.335
    refund A 400min           => CN-2026-0001 66.670 tax 3.333 gross 70.003       # 5 × 66.670 / 100.005
    books                     => cash 105.005 | client-balance -70.003 | revenue:block -33.335 | tax -1.667
    `,
  );
});

test('G5 tax that is included is rounded on each line', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 19
    prices inclusive
    invoice 9.99 9.99 9.99    => INV-2026-0001 25.17 tax 4.80 gross 29.97   # 8.39 each; all at once: 25.18
    line INV-2026-0001 3      => project 8.39 tax 1.60 gross 9.99
    sell A 10h 1190.00        => INV-2026-0002 1000.00 tax 190.00 gross 1190.00
    block A                   => unpaid open 0 min usable 0 min left 10h 1000.00
    rate 119.00
    pay INV-2026-0002 1190.00 => paid 0.00 balance 0.00
    work 11h                  => A 10h 1000.00 | overage 1h 119.00
    run 2026-03-01            => INV-2026-0003 100.00 tax 19.00 gross 119.00
    books                     => cash 1190.00 | receivable 148.97 | revenue:block -1000.00 | revenue:overage -100.00 | revenue:project -25.17 | tax -213.80
    `,
  ));

test('G1, G5 a credit note of a part, and never of more than there was', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 20
    invoice 250.00 33.33              => INV-2026-0001 283.33 tax 56.67 gross 340.00
    credit INV-2026-0001 line 1 100.00 => CN-2026-0001 100.00 tax 20.00 gross 120.00 open 220.00
    credit INV-2026-0001 line 1 150.01 => refused credit_too_large
    credit INV-2026-0001 line 1 150.00 line 2 11.11 => CN-2026-0002 161.11 tax 32.22 gross 193.33 open 26.67
    credit INV-2026-0001              => CN-2026-0003 22.22 tax 4.45 gross 26.67 credited 0.00   # 6.67 − 2.22
    books                             => nothing
    `,
  ));

test('B6, B10, G2 overage and travel are invoiced once, and what is taken back is credited', () =>
  checkMoney(
    bank,
    `
    on 2026-03-01
    client EUR
    tax 19
    rate 100.00
    rate - for travel flat 35.00
    work 90min                => overage 90 min 150.00
    work 30min travel         => travel 35.00
    books                     => revenue:overage -150.00 | revenue:travel -35.00 | unbilled 185.00
    run 2026-02-28            => nothing
    run 2026-03-01            => INV-2026-0001 185.00 tax 35.15 gross 220.15
    line INV-2026-0001 1      => overage 150.00 tax 28.50 gross 178.50
    line INV-2026-0001 2      => travel 35.00 tax 6.65 gross 41.65
    run 2026-03-01            => nothing
    books                     => receivable 220.15 | revenue:overage -150.00 | revenue:travel -35.00 | tax -35.15
    reverse 1                 => reversed
    books                     => receivable 220.15 | revenue:travel -35.00 | tax -35.15 | unbilled -150.00
    work 1h                   => overage 1h 100.00
    run 2026-03-01            => CN-2026-0001 50.00 tax 9.50 gross 59.50
    books                     => client-balance -59.50 | receivable 220.15 | revenue:overage -100.00 | revenue:travel -35.00 | tax -25.65
    `,
  ));

test('G5 a client who is exempt, or owes the tax, is charged none', async () => {
  for (const treatment of ['exempt', 'reverse-charge']) {
    await checkMoney(
      bank,
      `
      on 2026-03-01
      client EUR ${treatment}
      tax 19
      sell A 10h 1000.00      => INV-2026-0001 1000.00 tax 0.00 gross 1000.00
      books                   => deferred:block -1000.00 | receivable 1000.00
      `,
    );
  }
});

test('H1 in closed books nothing is booked: late work goes to the first open day', () =>
  checkMoney(
    bank,
    `
    on 2026-03-10
    client EUR
    rate 100.00
    close 2026-03-10          => refused close_in_future
    close 2026-03-09          => through 2026-03-09
    close 2026-03-09          => refused close_not_later
    sell A 10h 1000.00        => INV-2026-0001 1000.00 tax 0.00 gross 1000.00
    work 1h                   => waits
    `,
  ));
