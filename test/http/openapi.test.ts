/** The OpenAPI document and the pages made from it: complete, public, and sound to others. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { exampleCommand } from '../../src/contract/command-line.ts';
import { isWrite, pathFields, usesQuery } from '../../src/contract/define.ts';
import { openApi } from '../../src/contract/openapi.ts';
import { OPERATIONS, PORTAL_OPERATIONS } from '../../src/contract/operations.ts';
import { readInput } from '../../src/contract/read-input.ts';
import { ANSWERS, REFUSAL_CODES } from '../../src/contract/refusals.ts';
import { httpServer } from '../../src/http/server.ts';
import { projectRoot } from '../support/sources.ts';

const nothingElse = (): never => {
  throw new Error('only what is public is asked here');
};

/** A server without anything behind it: what is public needs nothing. */
const server = httpServer({
  app: {
    database: {
      write: nothingElse,
      read: nothingElse,
      firms: nothingElse,
      firmsOfMail: nothingElse,
    } as never,
    clock: nothingElse,
    newId: nothingElse,
    identity: {} as never,
    documents: {} as never,
    links: {} as never,
    contactLinks: {} as never,
    baseUrl: 'http://127.0.0.1:4747',
    mailer: null,
    installation: { version: '1.2.3', mailsFrom: null },
    checkout: null,
    checkoutFirm: null,
  },
  authenticate: async () => null,
  contactOf: async () => null,
  isOfAnother: async () => false,
  sameOrigin: () => false,
  onAnswer: () => undefined,
  onFault: (error) => assert.fail(String(error)),
});

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return await server.fetch(new Request(`http://127.0.0.1${path}`, { headers }));
}

/** What the linter finds in a document, by its recommended rules. */
async function lint(document: unknown): Promise<{ errors: number; warnings: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'hourbank-openapi-'));
  try {
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
    const program = join(projectRoot, 'node_modules', '.bin', 'redocly');
    const arguments_ = ['lint', 'openapi.json', '--extends', 'recommended', '--format', 'json'];
    const env = {
      ...process.env,
      REDOCLY_TELEMETRY: 'off',
      REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    };
    const { stdout } = await promisify(execFile)(program, arguments_, { cwd: folder, env }).catch(
      (failed: { stdout: string }) => failed,
    );
    const { totals } = JSON.parse(stdout) as { totals: { errors: number; warnings: number } };
    return totals;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ALL = [...OPERATIONS, ...PORTAL_OPERATIONS];

test('the document is public, and sent once', async () => {
  const response = await get('/api/v1/openapi.json');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.match(response.headers.get('cache-control') ?? '', /^public/);
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(openApi())));
  const tag = response.headers.get('etag') ?? '';
  const weakened = { 'if-none-match': `"other", W/${tag}` };
  assert.equal((await get('/api/v1/openapi.json', weakened)).status, 304);
  assert.equal((await get('/api/v1/openapi.json', { 'if-none-match': '"other"' })).status, 200);
});

test('a public linter finds nothing to say against it', async () => {
  const document = openApi();
  const { errors, warnings } = await lint(document);
  assert.deepEqual({ errors, warnings }, { errors: 0, warnings: 0 });
  const { Block: _, ...others } = document.components.schemas;
  const broken = { ...document, components: { ...document.components, schemas: others } };
  assert.notEqual((await lint(broken)).errors, 0, 'the linter would not see a missing schema');
});

test('it tells every operation, where each field stands, and what it takes', () => {
  const { paths, tags } = openApi();
  for (const operation of ALL) {
    const { name, method, path, permission, input } = operation;
    const told = paths[path]?.[method];
    assert.ok(told !== undefined, `${name} is not told`);
    assert.equal(told.operationId, name);
    assert.ok(told.description.includes(`\`${permission}\``), name);
    assert.ok(tags.some((tag) => tag.name === told.tags[0]));
    const known = told.security?.flatMap((one) => Object.keys(one)).join() ?? 'as all';
    assert.equal(
      known,
      operation.audience === 'firm' ? 'as all' : 'portalSession,portalLink',
      name,
    );
    const body = told.requestBody?.content['application/json']?.schema;
    const fields = [
      ...told.parameters.flatMap((one) => ('name' in one ? [one.name] : [])),
      ...Object.keys(body?.properties ?? {}),
    ];
    assert.deepEqual(fields.sort(), Object.keys(input.shape).sort(), name);
    const shared = told.parameters.flatMap((one) => ('$ref' in one ? [one.$ref] : []));
    assert.equal(shared.includes('#/components/parameters/IdempotencyKey'), isWrite(operation));
    assert.equal('304' in told.responses, method === 'get' && operation.produces === 'json');
    assert.equal(told.requestBody !== undefined && !usesQuery(operation), body !== undefined, name);
  }
});

test('every example is one that is taken', () => {
  for (const operation of ALL) {
    const read = readInput(operation, operation.example);
    assert.ok('input' in read, `${operation.name}: ${JSON.stringify(read)}`);
    for (const field of pathFields(operation)) assert.ok(field in operation.example, field);
  }
});

test('a problem has one of the codes, and its type is a page that explains it', async () => {
  const { Problem } = openApi().components.schemas;
  assert.deepEqual(Problem?.properties?.['code']?.enum, [...Object.keys(ANSWERS), 'fault']);
  const refused = await get('/api/v1/clients');
  const { type } = (await refused.json()) as { type: string };
  const [path = '', anchor = ''] = type.split('#');
  const page = await get(path);
  assert.equal(page.status, 200);
  const html = await page.text();
  assert.equal(anchor, 'unauthenticated');
  for (const code of REFUSAL_CODES) assert.ok(html.includes(`id="${code}"`), code);
});

test('the reference page has it all to read: without script, and with every link at its end', async () => {
  const page = await get('/api/v1/reference');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const html = await page.text();
  assert.ok(!/<script|\son\w+=|style=/.test(html));
  const anchors = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
  assert.equal(new Set(anchors).size, anchors.length, 'two places have the same name');
  for (const [, target = ''] of html.matchAll(/ href="#([^"]*)"/g)) {
    assert.ok(anchors.includes(target), target);
  }
  for (const [, path = ''] of html.matchAll(/ href="(\/[^"]*)"/g)) {
    assert.equal((await get(path)).status, 200, path);
  }
  for (const operation of ALL) {
    assert.ok(anchors.includes(operation.name), operation.name);
    if (operation.audience === 'client') continue;
    const command = exampleCommand(operation).replaceAll('"', '&quot;');
    assert.ok(html.includes(`<code>${command}</code>`), command);
  }
});
