/** A thread of its own that draws one document after another. */
import { parentPort } from 'node:worker_threads';
import type { Document, Paper } from '../../engine/documents/document.ts';
import { draw } from './draw.ts';

/** What is asked of the thread. */
export type Asked = { readonly id: number; readonly document: Document; readonly paper: Paper };

/** What it answers: the bytes, or what went wrong. */
export type Drawn =
  | { readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly error: unknown };

if (parentPort === null) throw new Error('this file is started as a thread');
const port = parentPort;

port.on('message', async ({ id, document, paper }: Asked) => {
  try {
    const bytes = await draw(document, paper);
    port.postMessage({ id, bytes } satisfies Drawn, [bytes.buffer]);
  } catch (error) {
    port.postMessage({ id, error } satisfies Drawn);
  }
});
