/** Returns unused minutes of a block at what they are worth in it: an exception (A3). */
import { refundBlock } from '../../engine/bank/refund.ts';
import type { UseCase } from '../app.ts';
import { changeBlock } from './change.ts';

export const refundTheBlock: UseCase<'block.refund'> = (app, request) =>
  changeBlock(app, 'block.refund', request, {
    givesMinutes: false,
    decide: (step, block, act) => {
      const { minutes, reason } = request.input;
      return refundBlock(step, block.id, minutes, reason, act);
    },
  });
