/** Takes back the lapse of a block for some minutes, so that late work may draw them (A9). */
import { reopenBlock } from '../../engine/bank/lapse.ts';
import type { UseCase } from '../app.ts';
import { changeBlock } from './change.ts';

export const reopenTheBlock: UseCase<'block.reopen'> = (app, request) =>
  changeBlock(app, 'block.reopen', request, {
    // The minutes are for the late work they were reopened for, which a person posts.
    givesMinutes: false,
    decide: (step, block, act) => {
      const { minutes, reason } = request.input;
      return reopenBlock(step, block.id, minutes, reason, act);
    },
  });
