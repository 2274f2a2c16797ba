/** Our own file of blocks (A1, A5, A6, A7). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages, readBlocks, tellBlocks } from '../support/reading.ts';

test('a price, a rate an hour or a price a minute; minutes or hours; a scope and an end', () => {
  const file = `client,block,boughtOn,minutes,hours,price,ratePerHour,pricePerMinute,currency,expiresOn,workTypes
    Acme,B1,2026-01-05,1200,,1800.00,,,EUR,2026-12-31,
    Acme,B2,2026-01-05,,20,,90,,EUR,,"Care; After hours;"
    Acme,B3,2026-02-01,3,,,,33.335,EUR,,
    Bolt,B1,2026-02-01,,7.5,,100.01,,JPY,2026-02-01,
    Bolt,B2,2026-02-01,,0.5,0,,,JPY,,
    Carl,B1,2026-02-01,,1,1.234,,,KWD,,
    Carl,B2,2026-02-01,100,,,0.005,,KWD,,
`;
  assert.equal(
    tellBlocks(readBlocks(file)),
    `2 Acme B1 (1): 20 h for 180000 EUR, 2026-01-05 until 2026-12-31
3 Acme B2 (2): 20 h for 180000 EUR, 2026-01-05 for Care, After hours
4 Acme B3 (3): 3 min for 10001 EUR, 2026-02-01
5 Bolt B1 (4): 7 h 30 min for 750 JPY, 2026-02-01 until 2026-02-01
6 Bolt B2 (5): 30 min for 0 JPY, 2026-02-01
7 Carl B1 (6): 1 h for 1234 KWD, 2026-02-01
8 Carl B2 (7): 1 h 40 min for 8 KWD, 2026-02-01`,
  );
});

test('all minutes of a block of a file are open', () => {
  const read = readBlocks('client,block,boughtOn,hours,price,currency\nA,B,2026-01-05,2,9,EUR\n');
  assert.ok(!('code' in read));
  assert.equal(read.blocks[0]?.openMinutes, 120);
});

test('what is wrong with a row is told; the others go on', () => {
  const file = `client;block;boughtOn;minutes;hours;price;ratePerHour;currency;expiresOn
    A;B1;2026-01-05;60;;100;;EUR;
    ;B2;2026-01-05;60;;100;;EUR;
    A;;2026-01-05;60;;100;;EUR;
    A;B4;;60;;100;;EUR;
    A;B5;05.01.2026;60;;100;;EUR;
    A;B6;0026-01-05;60;;100;;EUR;
    A;B7;2026-01-05;;;100;;EUR;
    A;B8;2026-01-05;60;1;100;;EUR;
    A;B9;2026-01-05;0;;100;;EUR;
    A;B10;2026-01-05;;-2;100;;EUR;
    A;B11;2026-01-05;;0.33;100;;EUR;
    A;B12;2026-01-05;90.5;;100;;EUR;
    A;B13;2026-01-05;60;;;;EUR;
    A;B14;2026-01-05;60;;100;90;EUR;
    A;B15;2026-01-05;60;;1.005;;EUR;
    A;B16;2026-01-05;60;;1,00;;EUR;
    A;B17;2026-01-05;60;;-100;;EUR;
    A;B18;2026-01-05;60;;100;;eur;
    A;B19;2026-01-05;60;;100;;;
    A;B20;2026-01-05;60;;100;;EUR;2026-01-04
    A;B1;2026-01-06;60;;100;;USD;
    A;B22;2026-01-05;60;;100;;USD;
    A;B23;2026-01-05;60;;100;;EUR;never
    A;B24;2026-01-05;60;;100;;EUR
    A;B25;2026-01-05;60;;100;;EUR;;more
    A;B26;2026-01-05;999999999999999;;;999999999;EUR;
    A;B27;2026-01-05;60;;100;;EUR;
`;
  const read = readBlocks(file);
  assert.equal(
    tellBlocks(read),
    `2 A B1 (1): 1 h for 10000 EUR, 2026-01-05
3 B2: refused cell_missing in client
4: refused cell_missing in block
5 B4: refused cell_missing in boughtOn
6 B5: refused cell_unreadable in boughtOn
7 B6: refused day_out_of_range in boughtOn
8 B7: refused cell_missing in minutes
9 B8: refused cell_contradicts in minutes
10 B9: refused block_without_minutes in minutes
11 B10: refused block_without_minutes in hours
12 B11: refused cell_unreadable in hours
13 B12: refused cell_unreadable in minutes
14 B13: refused cell_missing in price
15 B14: refused cell_contradicts in price
16 B15: refused cell_unreadable in price
17 B16: refused cell_unreadable in price
18 B17: refused cell_unreadable in price
19 B18: refused cell_unreadable in currency
20 B19: refused cell_missing in currency
21 B20: refused block_expires_before_bought in expiresOn
22 B1: refused block_duplicate in block
23 B22: refused currency_mixed in currency
24 B23: refused cell_unreadable in expiresOn
25 B24: refused row_too_short in expiresOn
26 B25: refused row_too_long
27 B26: refused figure_too_large in minutes
28 A B27 (27): 1 h for 10000 EUR, 2026-01-05`,
  );
  const told = messages(read).split('\n');
  assert.equal(
    told.find((line) => line.includes('B11')),
    'blocks.csv:12 ("B11"): "hours" is "0.33"; expected hours that are whole minutes, such as ' +
      '7.5; or give the minutes instead',
  );
  assert.equal(
    told.find((line) => line.includes('B8')),
    'blocks.csv:9 ("B8"): both "minutes" and "hours" are filled: keep one of them',
  );
  assert.equal(
    told.find((line) => line.includes('B18')),
    'blocks.csv:19 ("B18"): "currency" is "eur"; expected a currency code of three capital ' +
      'letters, such as EUR',
  );
});

test('figures that no block has are refused, so that sums stay exact', () => {
  const head = 'client,block,boughtOn,minutes,hours,price,ratePerHour,pricePerMinute,currency';
  const cases: readonly (readonly [figures: string, code: string])[] = [
    ['100000000,,10000000000.00,,,EUR', 'read'],
    ['1,,1000000000000,,,JPY', 'read'],
    ['100000001,,1,,,EUR', 'figure_too_large in minutes'],
    ['9999999999999999,,1,,,EUR', 'figure_too_large in minutes'],
    [',1666666.65,1,,,EUR', 'read'],
    [',1666667,1,,,EUR', 'figure_too_large in hours'],
    [',999999999999999,1,,,EUR', 'figure_too_large in hours'],
    [',-999999999999999,1,,,EUR', 'cell_unreadable in hours'],
    ['60,,10000000000.01,,,EUR', 'figure_too_large in price'],
    ['60,,999999999999999,,,KWD', 'figure_too_large in price'],
    ['60,,9999999999999999,,,EUR', 'figure_too_large in price'],
    ['60,,,10000000000.01,,EUR', 'figure_too_large in ratePerHour'],
    ['100000000,,,999999999999999,,EUR', 'figure_too_large in ratePerHour'],
    ['60,,,,166666666.67,EUR', 'figure_too_large in pricePerMinute'],
  ];
  for (const [figures, expected] of cases) {
    const told = tellBlocks(readBlocks(`${head}\nA,B,2026-01-05,${figures}\n`));
    const found = told.includes('refused') ? told.replace(/^2 B: refused /, '') : 'read';
    assert.equal(found, expected, figures);
  }
  assert.equal(
    messages(readBlocks(`${head}\nA,B,2026-01-05,100000001,,1,,,EUR\n`)),
    'blocks.csv:2 ("B"): "minutes" is "100000001", which makes more than 100,000,000 min, the most ' +
      'a block may have: correct it',
  );
  assert.equal(
    messages(readBlocks(`${head}\nA,B,2026-01-05,60,,,20000000000,,EUR\n`)),
    'blocks.csv:2 ("B"): "ratePerHour" is "20000000000", which makes more than ' +
      '10,000,000,000.00 EUR, the most a block may have: correct it',
  );
});

test('names are composed: a name in either Unicode form is one client', () => {
  const names = (form: string): string =>
    `Café,Öl,2026-01-05,60,1,EUR,Prüfung;Care\n`.normalize(form);
  const head = 'client,block,boughtOn,minutes,price,currency,workTypes\n';
  assert.equal(
    tellBlocks(readBlocks(head + names('NFD') + names('NFC'))),
    '2 Café Öl (1): 1 h for 100 EUR, 2026-01-05 for Prüfung, Care\n' +
      '3 Öl: refused block_duplicate in block',
  );
});

test('columns that are lacking, twice or without a meaning', () => {
  const all = 'client,block,boughtOn,minutes,price,currency';
  assert.equal(
    messages(readBlocks('client,block,boughton,price,currency,expiry\n')),
    'blocks.csv:1: there is no column "minutes or hours". The file has "client", "block", ' +
      '"boughton", "price", "currency", "expiry": correct the name, or add the column',
  );
  assert.equal(
    messages(readBlocks(`${all.replace('boughtOn', 'boughtAt')}\n`)),
    'blocks.csv:1: there is no column "boughtOn" (did you mean "boughtAt"?). The file has ' +
      '"client", "block", "boughtAt", "minutes", "price", "currency": correct the name, or add ' +
      'the column',
  );
  assert.equal(tellBlocks(readBlocks(`${all},PRICE,Price\n`)), '');
  assert.equal(
    tellBlocks(readBlocks(`${all},price\n`)),
    'file refused: heading_duplicate in line 1',
  );
  assert.equal(tellBlocks(readBlocks(`${all},expireson,note\n`)), 'warned column_unknown 1');
  assert.equal(tellBlocks(readBlocks('')), 'file refused: file_empty');
});

test('any line end, mark, encoding and chunk', () => {
  const file =
    'client;block;boughtOn;hours;price;currency\r\n"Zoë ""Z""\r\nKG";B1;2026-01-05;2;9;EUR\r\n';
  const expected = '2 Zoë "Z"\r\nKG B1 (1): 2 h for 900 EUR, 2026-01-05';
  const utf8 = new TextEncoder().encode(`\uFEFF${file}`);
  const windows = Uint8Array.from([...file].map((letter) => letter.charCodeAt(0)));
  for (const bytes of [utf8, windows]) {
    for (const chunk of [1, 2, 3, 7, 1000])
      assert.equal(tellBlocks(readBlocks(bytes, chunk)), expected);
  }
});
