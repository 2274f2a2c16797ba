/** Verifies a client's money: page by page beside its journal, and all that is kept at its end. */
import { hash } from 'node:crypto';
import type { Finding } from '../../engine/bank/findings.ts';
import type { MoneyRebuilt, PaymentState } from '../../engine/bank/money-states.ts';
import { NO_MONEY_REBUILT } from '../../engine/bank/money-states.ts';
import { followMoney } from '../../engine/bank/rebuild-invoices.ts';
import {
  addBilled,
  type BilledSums,
  checkAccounts,
  checkBilled,
  checkDocument,
  checkLastNumber,
  checkPayment,
  checkSettled,
  checkUnbilled,
  followNumbers,
  missingDocuments,
  missingPayments,
  NOTHING_BILLED,
  type Numbered,
} from '../../engine/bank/verify-invoices.ts';
import { checkLines, checkPrinted } from '../../engine/bank/verify-lines.ts';
import { canonicalFact, type JournalRecord } from '../../engine/chain.ts';
import type { FirmTransaction } from '../../store/database.ts';
import type { PaymentRow } from '../../store/payments.ts';
import type { ClientHead } from '../../store/verification.ts';
import {
  type DocumentPlace,
  type DocumentRow,
  type NumberPlace,
  type PaymentPlace,
  type Range,
  readDocuments,
  readEarned,
  readLastNumbers,
  readNumbers,
  readPaymentRows,
  readSettled,
} from '../../store/verification-money.ts';

/** Told of every finding, as soon as it is made. */
export type Tell = (findings: readonly Finding[]) => void;

/** How far a client's money has been followed. */
export type FollowedMoney = { readonly rebuilt: MoneyRebuilt; readonly billed: BilledSums };

export const NO_MONEY_FOLLOWED: FollowedMoney = {
  rebuilt: NO_MONEY_REBUILT,
  billed: NOTHING_BILLED,
};

/** Documents are long: fewer at once than of other rows. */
const DOCUMENTS_A_PAGE = 200;
const PAYMENTS_A_PAGE = 1000;
const NUMBERS_A_PAGE = 10_000;

/** Follows the records of a page and holds what is kept of each against them. */
export async function verifyMoneyOf(
  tx: FirmTransaction,
  { id, currency }: ClientHead,
  before: FollowedMoney,
  records: readonly JournalRecord[],
  range: Range,
  tell: Tell,
): Promise<FollowedMoney> {
  const { rebuilt, settled, unbilled, findings } = followMoney(before.rebuilt, records);
  tell(findings);
  tell(checkSettled(settled, await readSettled(tx, id, range), currency));
  const earned = await readEarned(tx, id, range);
  tell(checkUnbilled(unbilled, earned, currency));
  return { rebuilt, billed: addBilled(before.billed, earned) };
}

/** Holds documents, payments and accounts against where the whole journal led to. */
export async function verifyMoneyAtEnd(
  tx: FirmTransaction,
  client: ClientHead,
  { rebuilt, billed }: FollowedMoney,
  tell: Tell,
): Promise<void> {
  await verifyDocuments(tx, client, rebuilt, tell);
  await verifyPayments(tx, client, rebuilt, tell);
  tell(checkBilled(rebuilt, billed, client.currency));
  tell(checkAccounts(rebuilt, client, client.currency));
}

async function verifyDocuments(
  tx: FirmTransaction,
  { id: client, currency }: ClientHead,
  rebuilt: MoneyRebuilt,
  tell: Tell,
): Promise<void> {
  const seen = new Set<string>();
  let after: DocumentPlace | null = null;
  let page: readonly DocumentRow[];
  do {
    page = await readDocuments(tx, client, after, DOCUMENTS_A_PAGE);
    for (const row of page) {
      const kept = { ...row, contents: hash('sha256', canonicalFact(row.printed)) };
      const expected = rebuilt.documents.get(kept.id) ?? null;
      tell(checkDocument(expected, kept, currency));
      if (expected !== null) tell(checkLines(expected, kept, currency));
      tell(checkPrinted(kept, currency));
      seen.add(kept.id);
      after = { issuedOn: kept.issuedOn, id: kept.id };
    }
  } while (page.length === DOCUMENTS_A_PAGE);
  tell(missingDocuments(rebuilt, seen));
}

async function verifyPayments(
  tx: FirmTransaction,
  { id: client, currency }: ClientHead,
  rebuilt: MoneyRebuilt,
  tell: Tell,
): Promise<void> {
  const seen = new Set<string>();
  let after: PaymentPlace | null = null;
  let page: readonly PaymentRow[];
  do {
    page = await readPaymentRows(tx, client, after, PAYMENTS_A_PAGE);
    for (const row of page) {
      const kept = paymentState(row);
      tell(checkPayment(rebuilt.payments.get(kept.id) ?? null, kept, currency));
      seen.add(kept.id);
      after = { at: kept.recordedAt, id: kept.id };
    }
  } while (page.length === PAYMENTS_A_PAGE);
  tell(missingPayments(rebuilt, seen));
}

function paymentState(row: PaymentRow): PaymentState {
  return {
    ...{ id: row.payment_id, invoice: row.invoice_id, method: row.method },
    ...{ amount: row.amount_cents, reversed: row.reversed_cents, on: row.received_on },
    ...{ reference: row.reference, recordedAt: row.recorded_at, recordedBy: row.recorded_by },
  };
}

/**
 * Holds the numbers of the firm's documents against each other, and the last of each series against
 * what is kept of it: none is left out (G1).
 */
export async function verifyNumbers(tx: FirmTransaction, tell: Tell): Promise<void> {
  const lasts = new Map<string, Numbered>();
  let after: NumberPlace = { series: '', number: 0 };
  let page: readonly NumberPlace[];
  do {
    page = await readNumbers(tx, after, NUMBERS_A_PAGE);
    for (const [series, places] of Map.groupBy(page, (place) => place.series)) {
      const from = lasts.get(series) ?? { series, last: 0 };
      const followed = followNumbers(
        from,
        places.map(({ number }) => number),
      );
      tell(followed.findings);
      lasts.set(series, followed.numbered);
    }
    after = page.at(-1) ?? after;
  } while (page.length === NUMBERS_A_PAGE);
  const kept = new Map((await readLastNumbers(tx)).map(({ series, number }) => [series, number]));
  for (const series of new Set([...lasts.keys(), ...kept.keys()])) {
    const numbered = lasts.get(series) ?? { series, last: 0 };
    tell(checkLastNumber(numbered, kept.get(series) ?? null));
  }
}
