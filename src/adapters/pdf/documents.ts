/** Documents as PDF, drawn in a thread beside the one that answers requests. */
import { Worker } from 'node:worker_threads';
import type { Documents } from '../../app/ports.ts';
import type { Drawn } from './worker.ts';

/** Documents, and how the thread that draws them is let go. */
export type OpenDocuments = Documents & {
  /** Ends the thread; what it still had to draw fails. */
  readonly close: () => Promise<void>;
};

type Waiting = {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
};

type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

/**
 * Opens the documents. A statement of 400 lines takes half a second, in which nothing else would be
 * answered: so a thread draws them, one after another. It is started for the first document, kept
 * for the next, and does not keep the process alive while it has nothing to do. The same document
 * and paper give the same bytes (G6). Fails where the thread does, and starts another the next time.
 */
export function createDocuments(): OpenDocuments {
  let thread: Thread | null = null;
  let asked = 0;
  const start = (): Thread => {
    const started: Thread = { worker: newWorker(), waiting: new Map() };
    const { worker, waiting } = started;
    worker.on('message', (drawn: Drawn) => settle(started, drawn));
    const onEnd = (error: unknown): void => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    worker.on('error', onEnd);
    worker.on('exit', () => onEnd(new Error('the thread that draws documents has ended')));
    return started;
  };
  const ask: Documents['pdf'] = (document, paper) => {
    thread ??= start();
    const { worker, waiting } = thread;
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, document, paper });
    });
  };
  return {
    pdf: async (document, paper) => {
      if (document.logo === null) return await ask(document, paper);
      try {
        return await ask(document, paper);
      } catch {
        // A picture may be damaged within: what is told is drawn all the same, or fails by itself.
        return await ask({ ...document, logo: null }, paper);
      }
    },
    close: async () => {
      await thread?.worker.terminate();
    },
  };
}

function settle({ worker, waiting }: Thread, drawn: Drawn): void {
  const asker = waiting.get(drawn.id);
  waiting.delete(drawn.id);
  if (waiting.size === 0) worker.unref();
  if ('bytes' in drawn) asker?.resolve(drawn.bytes);
  else asker?.reject(drawn.error);
}

/** Layout makes much that is soon forgotten: with so much room it is half as often cleared away. */
const YOUNG_MEGABYTES = 64;

function newWorker(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    // A thread does not inherit how this one reads TypeScript below node_modules.
    execArgv: ['--import', new URL('../../../bin/read-source.js', import.meta.url).href],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  worker.unref();
  return worker;
}
