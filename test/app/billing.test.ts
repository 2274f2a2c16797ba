/** What a firm and its clients say on invoices, and tax rates: set, shown, and refused. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { localDate } from '../../src/engine/days.ts';
import { percentOf, taxRateOn } from '../../src/engine/tax-rates.ts';
import { billingOf } from '../../src/store/billing.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { allPages } from '../support/pages.ts';
import { jpegOf, pngOf } from '../support/pictures.ts';
import { rowsOf } from '../support/rows.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-01T12:00:00Z');
});

/** A firm of its own, to ask as its owner. */
async function firmOf(name: string): Promise<{ readonly as: As }> {
  return { as: { firm: await bank.addFirm(name), role: 'owner' } };
}

const DEFAULTS = {
  address: '',
  taxId: '',
  logo: null,
  paymentDetails: '',
  footer: '',
  paymentTermsDays: 14,
  monthlyInvoicesDay: null,
  invoicePrefix: 'INV-{year}-',
  creditNotePrefix: 'CN-{year}-',
  pricesIncludeTax: false,
  taxRate: null,
  paper: 'A4',
};

test('a firm that has set nothing invoices in its own name', async () => {
  const mine = await firmOf('Defaults');
  assert.deepEqual(await bank.ask('billing.show', {}, mine), {
    ...DEFAULTS,
    legalName: 'Defaults',
  });
  await bank.ask('firm.change', { name: 'Renamed' }, mine);
  assert.equal((await bank.ask('billing.show', {}, mine)).legalName, 'Renamed');
});

test('what is left out stays as it is, and what is set is read at once', async () => {
  const mine = await firmOf('Kept');
  const first = { address: 'Hafenstraße 12\r\n44147 Dortmund\n', taxId: ' DE123456788 ' };
  const set = await bank.ask('billing.set', first, mine);
  const address = 'Hafenstraße 12\n44147 Dortmund';
  const kept = { ...DEFAULTS, legalName: 'Kept', address, taxId: 'DE123456788' };
  assert.deepEqual(set, kept);
  const second = {
    ...{ legalName: 'Kept GmbH', footer: 'Amtsgericht Dortmund', paper: 'letter' },
    ...{ paymentTermsDays: 0, pricesIncludeTax: true, invoicePrefix: 'R{year}/' },
    ...{ paymentDetails: 'Bank\nIBAN' },
  };
  assert.deepEqual(await bank.ask('billing.set', second, mine), { ...kept, ...second });
  await bank.ask('firm.change', { name: 'Kept IT' }, mine);
  assert.deepEqual(await bank.ask('billing.show', {}, mine), { ...kept, ...second });
  const without = await bank.ask('billing.set', { legalName: null, address: '' }, mine);
  assert.deepEqual(without, { ...kept, ...second, legalName: 'Kept IT', address: '' });
  assert.deepEqual(await bank.ask('billing.show', {}, mine), without);
});

test('nothing of it is of another firm', async () => {
  const mine = await firmOf('Ours');
  const other = await firmOf('Others');
  const logo = pngOf(4, 4).toString('base64');
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '19' }, mine);
  await bank.ask('billing.set', { footer: 'Ours', taxRate: 'standard', logo }, mine);
  assert.deepEqual(await bank.ask('billing.show', {}, other), { ...DEFAULTS, legalName: 'Others' });
  assert.deepEqual((await bank.ask('tax-rate.list', {}, other)).items, []);
  const refused = await bank.refusal('billing.set', { taxRate: 'standard' }, other);
  assert.equal(refused.code, 'not_found');
});

test('a logo is kept to the byte, stays until it is taken away, and is in no audit', async () => {
  const mine = await firmOf('Logo');
  const png = pngOf(40, 20, 200_000);
  const logo = png.toString('base64');
  const told = { mediaType: 'image/png', sizeBytes: png.length };
  const set = await bank.ask('billing.set', { logo }, { ...mine, key: 'logo' });
  assert.deepEqual(set.logo, told);
  assert.deepEqual(await bank.ask('billing.set', { logo }, { ...mine, key: 'logo' }), set);
  assert.deepEqual((await bank.ask('billing.set', { footer: 'More' }, mine)).logo, told);
  const shown = await bank.ask('billing.show', {}, mine);
  assert.deepEqual(shown.logo, { ...told, base64: logo });
  const { items } = await bank.ask('audit.list', {}, mine);
  assert.deepEqual(
    items.map(({ operation, summary }) => [operation, summary]),
    [
      ['billing.set', { footer: 'More' }],
      ['billing.set', { logo: told }],
    ],
  );
  const jpeg = jpegOf(64, 64);
  const changed = await bank.ask('billing.set', { logo: jpeg.toString('base64') }, mine);
  assert.deepEqual(changed.logo, { mediaType: 'image/jpeg', sizeBytes: jpeg.length });
  assert.equal((await bank.ask('billing.set', { logo: null }, mine)).logo, null);
  assert.equal((await bank.ask('billing.show', {}, mine)).logo, null);
});

test('what is no logo is refused, with what was expected', async () => {
  const large = pngOf(10, 10, 256 * 1024);
  const logos = [
    ['', /PNG or a JPEG/],
    ['no base64!', /base64/],
    [Buffer.from('GIF89a').toString('base64'), /PNG or a JPEG/],
    [large.toString('base64'), /at most 256 kB/],
    [pngOf(5000, 5000).toString('base64'), /pixels/],
  ] as const;
  for (const [logo, said] of logos) {
    const { status, fields } = await bank.refusal('billing.set', { logo });
    assert.equal(status, 422);
    assert.equal(fields?.[0]?.field, 'logo');
    assert.match(fields[0].message, said);
  }
});

test('invoices and credit notes never share a series', async () => {
  const mine = await firmOf('Series');
  const refused = async (input: object): Promise<string | undefined> => {
    const { status, fields } = await bank.refusal('billing.set', input, mine);
    assert.equal(status, 422);
    return fields?.[0]?.field;
  };
  assert.equal(await refused({ invoicePrefix: 'CN-{year}-' }), 'invoicePrefix');
  assert.equal(await refused({ creditNotePrefix: 'inv-2031-' }), 'creditNotePrefix');
  assert.equal(await refused({ invoicePrefix: 'A-', creditNotePrefix: 'A-' }), 'invoicePrefix');
  assert.equal(await refused({ invoicePrefix: 'INV-{year}' }), 'invoicePrefix');
  assert.equal(await refused({ creditNotePrefix: 'CN-{month}-' }), 'creditNotePrefix');
  assert.equal(await refused({ creditNotePrefix: '' }), 'creditNotePrefix');
  const swapped = { invoicePrefix: 'CN-{year}-', creditNotePrefix: 'INV-{year}-' };
  const set = await bank.ask('billing.set', swapped, mine);
  assert.deepEqual([set.invoicePrefix, set.creditNotePrefix], Object.values(swapped));
});

test('a tax rate holds from a day on; set for the same day again, it is replaced', async () => {
  const mine = await firmOf('Rates');
  const set = (input: object) => bank.ask('tax-rate.set', input, mine);
  assert.deepEqual(await set({ taxRate: 'standard', rate: '19.0' }), {
    ...{ name: 'standard', rate: '19', label: 'VAT {rate}', printedLabel: 'VAT 19 %' },
    validFrom: '1970-01-01',
  });
  const label = 'MwSt. {rate}';
  const own = await set({ taxRate: 'STANDARD', rate: '16', label, validFrom: '2020-07-01' });
  assert.deepEqual([own.name, own.printedLabel], ['standard', 'MwSt. 16 %']);
  const later = await set({ taxRate: 'standard', rate: '20.5' });
  assert.deepEqual([later.printedLabel, later.validFrom], ['MwSt. 20.5 %', '2026-03-01']);
  await set({ taxRate: 'standard', rate: '21' });
  await set({ taxRate: 'Export', rate: '0', label: 'Export' });
  const { items } = await allPages((after) => {
    const asked = after === undefined ? { limit: 2 } : { limit: 2, after };
    return bank.ask('tax-rate.list', asked, mine);
  });
  assert.deepEqual(
    items.map((rate) => `${rate.name} ${rate.validFrom} ${rate.printedLabel}`).sort(),
    [
      'Export 1970-01-01 Export',
      'standard 1970-01-01 VAT 19 %',
      'standard 2020-07-01 MwSt. 16 %',
      'standard 2026-03-01 MwSt. 21 %',
    ],
  );
});

test('what is no tax rate is refused by its field', async () => {
  const wrong = [
    ['rate', { rate: '100.5' }],
    ['rate', { rate: '7.7001' }],
    ['rate', { rate: '-1' }],
    ['rate', { rate: 19 }],
    ['label', { rate: '19', label: 'VAT {percent}' }],
    ['taxRate', { rate: '19', taxRate: ' ' }],
  ] as const;
  for (const [field, input] of wrong) {
    const { status, fields } = await bank.refusal('tax-rate.set', { taxRate: 'x', ...input });
    assert.deepEqual([status, fields?.[0]?.field], [422, field]);
  }
});

test('the default rate is one there is, by the name it was given', async () => {
  const mine = await firmOf('Default rate');
  const unknown = await bank.refusal('billing.set', { taxRate: 'standard' }, mine);
  assert.deepEqual([unknown.status, unknown.code], [404, 'not_found']);
  assert.match(unknown.detail, /no tax rate "standard"/);
  await bank.ask('tax-rate.set', { taxRate: 'Standard', rate: '19' }, mine);
  assert.equal((await bank.ask('billing.set', { taxRate: 'standard' }, mine)).taxRate, 'Standard');
  assert.equal((await bank.ask('billing.set', { footer: 'More' }, mine)).taxRate, 'Standard');
  assert.equal((await bank.ask('billing.set', { taxRate: null }, mine)).taxRate, null);
});

test('what is remembered of a firm is read anew once it has changed', async () => {
  const mine = await firmOf('Remembered');
  const remembered = () =>
    bank.app.database.read(mine.as.firm, async (tx) => {
      const [row] = await tx.rows<{ readonly version: number }>(
        'select settings_version as version from hourbank.firm where firm_id = $1',
        [tx.firm],
      );
      return await billingOf(tx, row?.version ?? 0);
    });
  const before = await remembered();
  assert.equal(await remembered(), before);
  await bank.ask('tax-rate.set', { taxRate: 'standard', rate: '8.875' }, mine);
  await bank.ask('billing.set', { taxRate: 'standard' }, mine);
  const { firm, taxRates } = await remembered();
  assert.equal(firm.taxRate, 'standard');
  const rate = taxRateOn(taxRates, 'standard', localDate('2026-03-01'));
  assert.equal(rate === null ? null : percentOf(rate), '8.875 %');
});

test('a client for which nothing was set is taxed, in its own name', async () => {
  const mine = await firmOf('Clients');
  const { id } = await bank.ask('client.add', { name: 'Alder Dental' }, mine);
  const shown = await bank.ask('client-billing.show', { client: 'alder dental' }, mine);
  assert.deepEqual(shown, {
    ...{ client: id, legalName: 'Alder Dental', address: '', taxId: '', taxTreatment: 'taxed' },
    ...{ taxNote: '', paymentTermsDays: null, mails: [], invoicesGoTo: [] },
  });
  await bank.ask('client.change', { client: id, name: 'Alder' }, mine);
  const renamed = await bank.ask('client-billing.show', { client: id }, mine);
  assert.equal(renamed.legalName, 'Alder');
});

test('of a client what is left out stays as it is', async () => {
  const mine = await firmOf('Client kept');
  const client = 'Birch & Sons';
  await bank.ask('client.add', { name: client }, mine);
  const set = (input: object) => bank.ask('client-billing.set', { client, ...input }, mine);
  const first = {
    ...{ legalName: 'Birch & Sons GmbH', address: 'Ring 1\nWien', taxId: 'ATU12345675' },
    ...{ taxTreatment: 'reverse-charge', paymentTermsDays: 30 },
  };
  const after = await set(first);
  const usual = 'Reverse charge: the tax is owed by the recipient of the service.';
  assert.equal(after.taxNote, usual);
  assert.deepEqual(await set({ taxNote: 'Art. 196' }), { ...after, taxNote: 'Art. 196' });
  assert.equal((await set({ address: 'Ring 2' })).taxNote, 'Art. 196');
  assert.equal((await set({ taxTreatment: 'exempt' })).taxNote, 'Exempt from tax.');
  assert.equal((await set({ taxTreatment: 'reverse-charge' })).taxNote, usual);
  const taxed = await set({ taxTreatment: 'taxed', legalName: null, paymentTermsDays: null });
  assert.deepEqual(
    [taxed.taxNote, taxed.legalName, taxed.paymentTermsDays, taxed.address, taxed.taxId],
    ['', client, null, 'Ring 2', 'ATU12345675'],
  );
  assert.deepEqual(await bank.ask('client-billing.show', { client }, mine), taxed);
});

test('a client that is taxed has no words on why it is not', async () => {
  const mine = await firmOf('Notes');
  const client = 'Cedar';
  await bank.ask('client.add', { name: client }, mine);
  const given = { client, taxNote: 'Exempt' };
  const refused = await bank.refusal('client-billing.set', given, mine);
  assert.deepEqual([refused.status, refused.fields?.[0]?.field], [422, 'taxNote']);
  const days = { client, paymentTermsDays: 366 };
  const late = await bank.refusal('client-billing.set', days, mine);
  assert.equal(late.fields?.[0]?.field, 'paymentTermsDays');
  const nobody = await bank.refusal('client-billing.set', { client: 'Elder' }, mine);
  assert.deepEqual([nobody.status, nobody.code], [404, 'not_found']);
});

test('invoices go to the mails that were set, or else to the contacts for billing', async () => {
  const mine = await firmOf('Mails');
  const client = 'Alder';
  await bank.ask('client.add', { name: client }, mine);
  const contact = (name: string, mail: string | null, roles: readonly string[]) =>
    bank.ask('contact.add', { client, name, mail, roles }, mine);
  await contact('Ana', 'ana@alder.example', ['billing', 'technical']);
  await contact('Ben', 'ben@alder.example', ['technical']);
  await contact('Cleo', null, ['billing']);
  await contact('Dan', 'dan@alder.example', ['billing']);
  await contact('Eve', 'eve@alder.example', ['billing']);
  await bank.ask('contact.remove', { client, contact: 'Dan' }, mine);
  const shown = await bank.ask('client-billing.show', { client }, mine);
  assert.deepEqual(shown.invoicesGoTo, ['ana@alder.example', 'eve@alder.example']);
  const mails = ['books@alder.example'];
  const set = await bank.ask('client-billing.set', { client, mails }, mine);
  assert.deepEqual([set.mails, set.invoicesGoTo], [mails, mails]);
  const none = await bank.ask('client-billing.set', { client, mails: [] }, mine);
  assert.deepEqual([none.mails, none.invoicesGoTo], [[], shown.invoicesGoTo]);
  const twice = { client, mails: [...mails, ...mails] };
  const refused = await bank.refusal('client-billing.set', twice, mine);
  assert.equal(refused.fields?.[0]?.field, 'mails');
});

const PAYMENT_DETAILS = `
  IBAN DE89 3704 0044 0532 0130 00
  IBAN: DE75 5121 0800 1245 1261 99, BIC SOGEDEFF
  GB29 NWBK 6016 1331 9268 19
  GB33BUKB20201555555555
  FR14 2004 1010 0505 0001 3M02 606
  FR76 3000 6000 0112 3456 7890 189 BIC AGRIFRPP
  NL91 ABNA 0417 1643 00
  NL02 ABNA 0123 4567 89
  AT61 1904 3002 3457 3201
  BE71 0961 2345 6769
  IBAN ES47 4025 4578 3682 0014 3207 BIC COBADEFFXXX
  Sort code 60-16-13, account 31926819
  Routing 021000021, account 1234567890
`;

test('accounts and tax ids are no card numbers, and a card number is none of them', async () => {
  for (const { question } of rowsOf(PAYMENT_DETAILS)) {
    const paymentDetails = `Sparbank\n${question}\nThank you`;
    const set = await bank.ask('billing.set', { paymentDetails });
    assert.equal(set.paymentDetails, paymentDetails);
  }
  const taxIds = [
    'DE123456788',
    'GB 980 7806 84',
    'FR 83 404 833 048',
    'NL004495445B01',
    '45-1234567',
  ];
  for (const taxId of taxIds) {
    assert.equal((await bank.ask('billing.set', { taxId })).taxId, taxId);
  }
  const paymentDetails = 'Card 4242 4242 4242 4242';
  const refused = await bank.refusal('billing.set', { paymentDetails });
  assert.equal(refused.code, 'card_number');
});
