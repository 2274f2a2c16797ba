/** Every operation of the contract and what does it: total by type. */
import type { OperationName } from '../contract/operations.ts';
import type { UseCase } from './app.ts';
import { grantBlock } from './blocks/grant.ts';
import { addClient } from './clients/add.ts';
import { listTheClients } from './clients/list.ts';
import { logEntry } from './entries/log.ts';
import { previewEntry } from './entries/preview.ts';

export const USE_CASES: { readonly [Name in OperationName]?: UseCase<Name> } = {
  'client.list': listTheClients,
  'client.add': addClient,
  'block.grant': grantBlock,
  'entry.log': logEntry,
  'entry.preview': previewEntry,
};
