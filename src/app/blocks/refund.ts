/**
 * Returns unused minutes of a block at what they are worth in it: an exception (A3). It may be that
 * nothing is owed for the block any more: then it opens, and what waited for it is posted (A4).
 */
import { refundBlock } from '../../engine/bank/refund.ts';
import type { UseCase } from '../app.ts';
import { changeBlock } from './change.ts';

export const refundTheBlock: UseCase<'block.refund'> = (app, request) =>
  changeBlock(app, 'block.refund', request, {
    givesMinutes: true,
    decide: (step, block, act) => {
      const { minutes, reason } = request.input;
      return refundBlock(step, block.id, minutes, reason, act);
    },
  });
