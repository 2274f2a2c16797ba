/** Work of a client that is to be invoiced. */
import type { OutputOf } from '../../../contract/operations.ts';

export type Unbilled = OutputOf<'unbilled.list'>['items'][number];
