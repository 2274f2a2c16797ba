/**
 * Records the certain lines of a bank statement, each as a payment in a commit of its own that has
 * the line's name: so the run may end anywhere, and the same file or one with the same lines be sent
 * again, and none is recorded twice.
 */
import type { OutputOf } from '../../contract/operations.ts';
import { receivePayment } from '../../engine/bank/payments.ts';
import { receivableIn } from '../../engine/bank/settle.ts';
import { openAmount } from '../../engine/invoices.ts';
import { decimalMoney } from '../../engine/money.ts';
import { type Actor, type App, refuse, type UseCase } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { commandOf } from '../command.ts';
import { answeredBefore, commit } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { settlingNeeds } from '../invoices/change.ts';
import { lineKey } from './key.ts';
import { type MatchedLine, matchedFile } from './matched.ts';
import { type Came, statementTold } from './told.ts';

/** As many lines are asked for together as are committed together. */
const LINES_TOGETHER = 100;

export const recordTheStatement: UseCase<'bank.record'> = async (app, request) => {
  const { actor, input, key } = request;
  const matched = await matchedFile(app, request);
  if ('refusal' in matched) return matched;
  const command = commandOf(app, 'bank.record', request);
  // The same name may hold other lines: then it is another input.
  const whole = { ...command, input: { ...input, file: matched.hash } };
  const before = await answeredBefore<OutputOf<'bank.record'>>(app, whole);
  if (before !== null) return before;
  const certain = matched.lines.filter(
    ({ match, problem }) => match.kind === 'matched' && problem === null,
  );
  const came = new Map<string, Came>();
  for (let from = 0; from < certain.length; from += LINES_TOGETHER) {
    const together = certain.slice(from, from + LINES_TOGETHER);
    const ends = await Promise.all(together.map((line) => recordLine(app, actor, line)));
    for (const [place, end] of ends.entries()) {
      const line = together[place];
      if (line !== undefined) came.set(line.match.line.id, end);
    }
  }
  const outcome = statementTold(input.fileName, matched, came);
  if (key === null) return { value: outcome };
  return await commit(app, {
    ...whole,
    client: null,
    act: async () => ({ outcome, subject: `${outcome.counts.recorded} payments` }),
  });
};

async function recordLine(app: App, actor: Actor, matched: MatchedLine): Promise<Came> {
  const { match, client } = matched;
  if (match.kind !== 'matched' || client === null) throw new RangeError('a line is not certain');
  const { line, invoice, label } = match;
  const { id: reference, on, amount, currency } = line;
  const done = await commitLedger<{ readonly payment: string } | null>(app, {
    ...{ actor, operation: 'bank.record', key: lineKey(reference, 0), client },
    input: { line: reference, invoice: label, amount: decimalMoney(amount, currency), on },
    needs: settlingNeeds(invoice),
    decide: (before, act, where) => {
      // Paid or credited since it was matched: then it is certain no more.
      const open = openAmount(receivableIn(before.books, invoice));
      if (open !== amount) return { nothingDone: null };
      const id = app.newId();
      const received = { id, invoice, method: 'bank', amount, on, reference } as const;
      const paid = receivePayment(before, { ...received, provider: null }, act);
      if ('code' in paid) return refuse(paid);
      return { step: settledFor(paid, act, where), outcome: { payment: id }, subject: id };
    },
  });
  if ('value' in done) return done.value ?? { state: 'unmatched' };
  return done.refusal.code === 'key_reused' ? { state: 'known' } : { problem: done.refusal };
}
