/** Builds what browsers are served into a folder: `node src/main/pages/build.ts FOLDER`. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { isWrite, type Operation, usesQuery } from '../../contract/define.ts';
import { OPERATIONS, PORTAL_OPERATIONS } from '../../contract/operations.ts';
import { WEB_ROOT } from './places.ts';

/** What stands for the nonce of a response in the pages, which differs every time. */
const NONCE = 'RESPONSE-NONCE';

/** What a page may ask: those of the firm, or those of contacts. */
const OPERATIONS_OF: Readonly<Record<string, readonly Operation[]>> = {
  'virtual:operations/firm': OPERATIONS,
  'virtual:operations/contact': PORTAL_OPERATIONS,
};

const MANY_PAGES = 8;

/** Smaller files would not become smaller. */
const SMALLEST_COMPRESSED_BYTES = 1024;

/** How operations are asked, so that the first page needs no schema of theirs. */
const operations: Plugin = {
  name: 'operations',
  resolveId: (id) => (id in OPERATIONS_OF ? `\0${id}` : null),
  load: (id) => {
    const own = id.startsWith('\0') ? OPERATIONS_OF[id.slice(1)] : undefined;
    if (own === undefined) return null;
    const asked = own.map((operation) => [
      operation.name,
      [operation.method, operation.path, usesQuery(operation), isWrite(operation)],
    ]);
    return `export const ASKED = ${JSON.stringify(Object.fromEntries(asked))};`;
  },
};

/** Writes the two pages and their assets into the folder, each also compressed. */
async function buildPages(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  // Each by itself: so the first page of the one brings nothing that only the other uses.
  await buildPage('console/index.html', folder);
  await buildPage('portal/index.html', folder);
  for (const name of readdirSync(join(folder, 'assets'))) compress(join(folder, 'assets', name));
}

async function buildPage(page: string, folder: string): Promise<void> {
  await build({
    root: WEB_ROOT,
    configFile: false,
    logLevel: 'warn',
    plugins: [react(), operations],
    html: { cspNonce: NONCE },
    build: {
      outDir: folder,
      emptyOutDir: false,
      // A picture inside a style would need a source of its own in the security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(WEB_ROOT, page),
        // What many pages use is one file: a file of its own for each is asked for by itself.
        output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: MANY_PAGES }] } },
      },
    },
  });
}

function compress(path: string): void {
  if (statSync(path).size < SMALLEST_COMPRESSED_BYTES) return;
  const bytes = readFileSync(path);
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: size }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('say into which folder');
await buildPages(folder);
