/** The contract: every operation once. */
import type { z } from 'zod';
import type { Audience, BodyKind, Operation } from './define.ts';
import { bankOperations } from './operations/bank.ts';
import { billingOperations } from './operations/billing.ts';
import { blockOperations } from './operations/blocks.ts';
import { catalogueOperations } from './operations/catalogue.ts';
import { clientOperations } from './operations/clients.ts';
import { draftOperations } from './operations/drafts.ts';
import { entryOperations } from './operations/entries.ts';
import { exportOperations } from './operations/exports.ts';
import { firmOperations } from './operations/firm.ts';
import { hoursOperations } from './operations/hours.ts';
import { importOperations } from './operations/imports.ts';
import { installationOperations } from './operations/installation.ts';
import { invoiceOperations } from './operations/invoices.ts';
import { ledgerOperations } from './operations/ledger.ts';
import { mailOperations } from './operations/mails.ts';
import { overviewOperations } from './operations/overview.ts';
import { paymentOperations } from './operations/payments.ts';
import { portalOperations } from './operations/portal.ts';
import { reportOperations } from './operations/reports.ts';
import { timerOperations } from './operations/timers.ts';
import { unbilledOperations } from './operations/unbilled.ts';

const DEFINED = [
  ...installationOperations,
  ...firmOperations,
  ...clientOperations,
  ...overviewOperations,
  ...catalogueOperations,
  ...billingOperations,
  ...blockOperations,
  ...invoiceOperations,
  ...unbilledOperations,
  ...draftOperations,
  ...paymentOperations,
  ...bankOperations,
  ...reportOperations,
  ...hoursOperations,
  ...exportOperations,
  ...entryOperations,
  ...timerOperations,
  ...ledgerOperations,
  ...importOperations,
  ...mailOperations,
] as const;

type Defined = (typeof DEFINED)[number];
type DefinedForClients = (typeof portalOperations)[number];

/** What those of the firm ask for: members, keys, whoever runs the program. */
export type OperationName = Defined['name'];

/** What the contacts of clients ask for, and nobody else. */
export type PortalOperationName = DefinedForClients['name'];

export type AnyOperationName = OperationName | PortalOperationName;

/** The operation of a name, with its own input and output. */
export type OperationOf<Name extends AnyOperationName> = Extract<
  Defined | DefinedForClients,
  { readonly name: Name }
>;

/** What an operation is given, as one writes it: before it is read. */
export type GivenOf<Name extends AnyOperationName> = z.input<OperationOf<Name>['input']> & object;

/** What an operation is given once it has been read. */
export type InputOf<Name extends AnyOperationName> = z.output<OperationOf<Name>['input']>;

/** What an operation answers when it does not refuse. */
export type OutputOf<Name extends AnyOperationName> = z.output<OperationOf<Name>['output']>;

/** An operation for those of the firm, without what is particular to it. */
export type FirmOperation = Plain<'firm'> & { readonly name: OperationName };

/** An operation for the contacts of clients, without what is particular to it. */
export type PortalOperation = Plain<'client'> & { readonly name: PortalOperationName };

type Plain<For extends Audience> = Operation<string, z.ZodObject, z.ZodType, BodyKind, For>;

/** All that are for those of the firm. */
export const OPERATIONS: readonly FirmOperation[] = DEFINED;

/** All that are for the contacts of clients. */
export const PORTAL_OPERATIONS: readonly PortalOperation[] = portalOperations;
