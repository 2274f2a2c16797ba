/** Exports a statement for other people's programs: CSV, Beancount or hledger (H4). */
import type { InputOf } from '../../contract/operations.ts';
import { beancountOf } from '../../formats/beancount.ts';
import { hledgerOf } from '../../formats/hledger.ts';
import { statementCsv } from '../../formats/statement-csv.ts';
import { statementLedger } from '../../formats/statement-ledger.ts';
import type { UseCase } from '../app.ts';
import { type Stated, statedFor } from './stated.ts';

export const exportStatement: UseCase<'statement.export'> = async (app, { actor, input }) => {
  const stated = await statedFor(app, actor, input);
  if ('refusal' in stated) return stated;
  return { value: [...EXPORTS[input.format](stated)].join('') };
};

type Format = InputOf<'statement.export'>['format'];

const EXPORTS: Readonly<Record<Format, (stated: Stated) => Iterable<string>>> = {
  csv: ({ client, statement, terms }) => statementCsv(client, statement, terms),
  beancount: ({ client, statement, terms }) =>
    beancountOf([statementLedger(client, statement, terms)], statement.to),
  hledger: ({ client, statement, terms }) =>
    hledgerOf([statementLedger(client, statement, terms)], statement.to),
};
