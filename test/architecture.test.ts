/** The rooms of `src/`: who may import whom. ARCHITECTURE.md has the same table with its reasons. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreements, type Room } from './support/rooms.ts';
import { parseSource, sourcesBelow } from './support/sources.ts';

// biome-ignore format: a table
const ROOMS: readonly Room[] = [
  { folder: 'engine',   imports: [],                                                              npm: [],                                                                      builtins: false, pure: true },
  { folder: 'formats',  imports: ['engine'],                                                      npm: ['fast-xml-parser', 'papaparse'],                                        builtins: false, pure: false },
  { folder: 'contract', imports: ['engine'],                                                      npm: ['credit-card-type', 'zod'],                                             builtins: false, pure: false },
  { folder: 'store',    imports: ['engine'],                                                      npm: ['pg', 'pg-copy-streams'],                                               builtins: true,  pure: false },
  { folder: 'app',      imports: ['engine', 'formats', 'contract', 'store'],                      npm: [],                                                                      builtins: true,  pure: false },
  { folder: 'adapters', imports: ['app', 'contract', 'engine'],                                npm: ['better-auth', '@better-auth/api-key', '@better-auth/passkey', 'jose', 'nodemailer', 'pdfmake', 'pg', 'stripe', 'zod'], builtins: true,  pure: false },
  { folder: 'jobs',     imports: ['app'],                                                         npm: ['graphile-worker', 'pg'],                                               builtins: false, pure: false },
  { folder: 'http',     imports: ['app', 'contract', 'engine', 'store'],                          npm: ['@hono/node-server', 'hono', 'prom-client'],                                                 builtins: true,  pure: false },
  { folder: 'cli',      imports: ['contract', 'formats', 'engine'],                               npm: ['commander'],                                                           builtins: true,  pure: false },
  { folder: 'main',     imports: ['adapters', 'app', 'cli', 'contract', 'engine', 'formats', 'http', 'jobs', 'store'], npm: ['@hono/node-server', '@vitejs/plugin-react', 'commander', 'hono', 'pino', 'vite', 'zod'], builtins: true, pure: false },
  { folder: 'web/ui',      imports: ['contract', 'engine'],                                       npm: ['@mantine/core', '@mantine/form', '@mantine/hooks', '@tanstack/react-query', '@tanstack/react-router', 'd3-scale', 'd3-shape', 'get-nonce', 'react', 'react-dom', 'zod'], builtins: false, pure: false },
  { folder: 'web/console', imports: ['contract', 'engine', 'web/ui'],                              npm: ['@mantine/core', '@mantine/hooks', '@mantine/spotlight', '@tanstack/react-query', '@tanstack/react-router', 'react', 'virtual:operations'], builtins: false, pure: false },
  { folder: 'web/portal',  imports: ['contract', 'web/ui'],                                        npm: ['@mantine/core', '@tanstack/react-query', '@tanstack/react-router', 'react', 'virtual:operations'], builtins: false, pure: false },
];

test('every file keeps to its room, and every row of the table guards something', () => {
  assert.deepEqual(disagreements(ROOMS, sourcesBelow('src')), []);
});

/** A small project on which all of its table is used. */
const SEED_ROOMS: readonly Room[] = [
  { folder: 'engine', imports: [], npm: [], builtins: false, pure: true },
  { folder: 'formats', imports: ['engine'], npm: ['@scope/csv'], builtins: true, pure: false },
];
const SEED = {
  'engine/days.ts': 'export type Day = string;',
  'engine/hours.ts': `import type { Day } from './days.ts'; export const on: Day = '';`,
  'formats/csv.ts': `import { on } from '../engine/hours.ts';
    import { parse } from '@scope/csv/parse'; import 'node:zlib'; parse(on);`,
};

function seeded(changes: Readonly<Record<string, string>>): string[] {
  const files = Object.entries({ ...SEED, ...changes }).filter(([, text]) => text !== '');
  return disagreements(
    SEED_ROOMS,
    files.map(([path, text]) => parseSource(`src/${path}`, text)),
  );
}

test('the guard is content with a project that keeps to its table', () => {
  assert.deepEqual(seeded({}), []);
});

const OUTWARD = 'src/engine/new.ts imports src/formats/csv.ts, engine may not';

// Each row: a file, what it is made to say ('' takes it away), what the guard must answer.
const FAULTS: readonly (readonly [path: string, text: string, answer: string])[] = [
  ['engine/new.ts', `import { a } from '../formats/csv.ts'; a;`, OUTWARD],
  ['engine/new.ts', `import type { A } from '../formats/csv.ts';`, OUTWARD],
  ['engine/new.ts', `export type A = import('../formats/csv.ts').A;`, OUTWARD],
  ['engine/new.ts', `export { a } from '../formats/csv.ts';`, OUTWARD],
  ['engine/new.ts', `export * from '../formats/csv.ts';`, OUTWARD],
  ['engine/new.ts', `import('../formats/csv.ts');`, OUTWARD],
  ['engine/new.ts', `require('../formats/csv.ts');`, OUTWARD],
  ['engine/new.ts', `import(String(1));`, 'src/engine/new.ts computes what it imports'],
  [
    'engine/new.ts',
    `import x from '@scope/csv'; x;`,
    'src/engine/new.ts imports the package @scope/csv, engine may not',
  ],
  [
    'formats/new.ts',
    `import type { Z } from 'zod';`,
    'src/formats/new.ts imports the package zod, formats may not',
  ],
  [
    'engine/new.ts',
    `import type { Stats } from 'node:fs';`,
    'src/engine/new.ts imports from node:, engine may not',
  ],
  ['engine/new.ts', `import 'fs';`, 'src/engine/new.ts imports from node:, engine may not'],
  [
    'formats/new.ts',
    `import '../../bin/tool.ts';`,
    'src/formats/new.ts imports bin/tool.ts, which is in no room',
  ],
  [
    'engine/days.ts',
    `import type { on } from './hours.ts'; export type Day = typeof on;`,
    'a circle: src/engine/days.ts -> src/engine/hours.ts -> src/engine/days.ts',
  ],
  ['main.ts', 'export const a = 1;', 'src/main.ts is in no room'],
  ['store/pool.ts', 'export const a = 1;', 'src/store/pool.ts is in no room'],
  ['formats/csv.ts', '', 'the row formats guards nothing: no file below src/formats/'],
  [
    'formats/csv.ts',
    `import '@scope/csv'; import 'node:zlib';`,
    'the row formats allows engine, which nothing there imports',
  ],
  [
    'formats/csv.ts',
    `import '../engine/days.ts'; import 'node:zlib';`,
    'the row formats allows @scope/csv, which nothing there imports',
  ],
  [
    'formats/csv.ts',
    `import '../engine/days.ts'; import '@scope/csv';`,
    'the row formats allows node:, which nothing there imports',
  ],
];

for (const [path, text, answer] of FAULTS) {
  test(`the guard sees: ${answer} (${text})`, () => {
    assert.deepEqual(seeded({ [path]: text }), [answer]);
  });
}

const IMPURE: readonly (readonly [text: string, found: string])[] = [
  ['export const a = new Date();', 'Date'],
  ['export function a(on: Date): void {}', 'Date'],
  ['export const a = { Date };', 'Date'],
  ['export const a = Math.random();', 'Math.random'],
  ['export const { random } = Math;', 'Math as a value'],
  [`export const a = Math['random']();`, 'Math as a value'],
  ['export const a = Temporal.Now.instant();', 'Temporal.Now'],
  ['export const a = process.env;', 'process'],
  ['export const a = performance.now();', 'performance'],
  ['console.log();', 'console'],
  ['setTimeout(() => {});', 'setTimeout'],
  [`fetch('');`, 'fetch'],
  ['globalThis.a = 1;', 'globalThis'],
  ['export class A {}', 'class'],
  ['export const a = class {};', 'class'],
  ['export async function a() {}', 'async'],
  ['export const a = async () => {};', 'async'],
  ['export const a = { async b() {} };', 'async'],
  ['await 1;', 'await'],
  ['for await (const a of []) a; export {};', 'await'],
];

for (const [text, found] of IMPURE) {
  test(`the guard sees ${found} in: ${text}`, () => {
    assert.deepEqual(seeded({ 'engine/new.ts': text }), [
      `src/engine/new.ts: ${found} in a pure room`,
    ]);
  });
}

test('a key or a member of the same name is no impurity', () => {
  const text = `export const a = { process: 1 }.process + Math.abs(1);
    export type A = { readonly Date: Temporal.PlainDate };`;
  assert.deepEqual(seeded({ 'engine/new.ts': text }), []);
});
