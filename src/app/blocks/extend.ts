/** Gives a block a later last usable day, with a reason (A5). */
import { extendBlock } from '../../engine/bank/sell.ts';
import type { UseCase } from '../app.ts';
import { changeBlock } from './change.ts';

export const extendTheBlock: UseCase<'block.extend'> = (app, request) =>
  changeBlock(app, 'block.extend', request, {
    givesMinutes: true,
    decide: (step, block, act) => {
      const { expiresOn, reason } = request.input;
      return extendBlock(step, block.id, expiresOn, reason, act);
    },
  });
