/** Every operation of the contract and what does it: total by type. */
import type { OperationName } from '../contract/operations.ts';
import type { UseCase } from './app.ts';
import { grantBlock } from './blocks/grant.ts';
import { addClient } from './clients/add.ts';
import { listTheClients } from './clients/list.ts';
import { changeTheEntry } from './entries/change.ts';
import { correctTheEntry } from './entries/correct.ts';
import { coverTheEntry } from './entries/cover.ts';
import { discardTheEntry } from './entries/discard.ts';
import { listTheEntries } from './entries/list.ts';
import { logEntry } from './entries/log.ts';
import { postTheEntry } from './entries/post.ts';
import { postManyEntries } from './entries/post-many.ts';
import { previewEntry } from './entries/preview.ts';
import { previewPosting } from './entries/preview-posting.ts';
import { reverseTheEntry } from './entries/reverse.ts';
import { showEntry } from './entries/show.ts';
import { whyEntry } from './entries/why.ts';
import { discardTimer } from './timers/discard.ts';
import { showTimer } from './timers/show.ts';
import { startTimer } from './timers/start.ts';
import { stopTimer } from './timers/stop.ts';

export const USE_CASES: { readonly [Name in OperationName]?: UseCase<Name> } = {
  'client.list': listTheClients,
  'client.add': addClient,
  'block.grant': grantBlock,
  'entry.list': listTheEntries,
  'entry.show': showEntry,
  'entry.log': logEntry,
  'entry.change': changeTheEntry,
  'entry.discard': discardTheEntry,
  'entry.preview': previewEntry,
  'entry.preview-posting': previewPosting,
  'entry.post': postTheEntry,
  'entry.post-many': postManyEntries,
  'entry.reverse': reverseTheEntry,
  'entry.correct': correctTheEntry,
  'entry.cover': coverTheEntry,
  'entry.why': whyEntry,
  'timer.show': showTimer,
  'timer.start': startTimer,
  'timer.stop': stopTimer,
  'timer.discard': discardTimer,
};
