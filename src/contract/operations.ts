/** The contract: every operation once. */
import type { z } from 'zod';
import type { Operation } from './define.ts';
import { bankOperations } from './operations/bank.ts';
import { billingOperations } from './operations/billing.ts';
import { blockOperations } from './operations/blocks.ts';
import { catalogueOperations } from './operations/catalogue.ts';
import { clientOperations } from './operations/clients.ts';
import { draftOperations } from './operations/drafts.ts';
import { entryOperations } from './operations/entries.ts';
import { exportOperations } from './operations/exports.ts';
import { firmOperations } from './operations/firm.ts';
import { importOperations } from './operations/imports.ts';
import { invoiceOperations } from './operations/invoices.ts';
import { ledgerOperations } from './operations/ledger.ts';
import { mailOperations } from './operations/mails.ts';
import { paymentOperations } from './operations/payments.ts';
import { reportOperations } from './operations/reports.ts';
import { unbilledOperations } from './operations/unbilled.ts';

const DEFINED = [
  ...firmOperations,
  ...clientOperations,
  ...catalogueOperations,
  ...billingOperations,
  ...blockOperations,
  ...invoiceOperations,
  ...unbilledOperations,
  ...draftOperations,
  ...paymentOperations,
  ...bankOperations,
  ...reportOperations,
  ...exportOperations,
  ...entryOperations,
  ...ledgerOperations,
  ...importOperations,
  ...mailOperations,
] as const;

type Defined = (typeof DEFINED)[number];

export type OperationName = Defined['name'];

/** The operation of a name, with its own input and output. */
export type OperationOf<Name extends OperationName> = Extract<Defined, { readonly name: Name }>;

/** What an operation is given once it has been read. */
export type InputOf<Name extends OperationName> = z.output<OperationOf<Name>['input']>;

/** What an operation answers when it does not refuse. */
export type OutputOf<Name extends OperationName> = z.output<OperationOf<Name>['output']>;

/** All of them, without what is particular to each. */
export const OPERATIONS: readonly (Operation & { readonly name: OperationName })[] = DEFINED;
