/** The contract as an OpenAPI 3.1 document: made from the operations, never written by hand. */
import { exampleCommand } from './command-line.ts';
import { type AnswerKind, isWrite, type Operation, pathFields, usesQuery } from './define.ts';
import {
  inputSchema,
  type JsonSchema,
  NAMED_PLACE,
  type Named,
  namedSchemas,
  outputSchema,
} from './json-schema.ts';
import { NOUNS, nounAndVerb } from './nouns.ts';
import {
  DESCRIPTION,
  HEADERS,
  PARAMETERS,
  type Parameter,
  problem,
  SECURITY_SCHEMES,
} from './openapi-shared.ts';
import {
  type AnyOperationName,
  type FirmOperation,
  OPERATIONS,
  PORTAL_OPERATIONS,
  type PortalOperation,
} from './operations.ts';
import { ANSWERS, REFUSAL_CODES } from './refusals.ts';

type Reference = { readonly $ref: string };

type Content = Readonly<
  Record<string, { readonly schema: JsonSchema; readonly example?: unknown }>
>;

export type Answer = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Content;
};

type RequestBody = {
  readonly required: boolean;
  readonly description?: string;
  readonly content: Content;
};

/** An operation as the document tells it. */
export type Told = {
  readonly operationId: AnyOperationName;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Answer | Reference>>;
  /** Where it is not for those of the firm: by which cookies contacts are known. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  /** The command it also is; none for what only contacts may. */
  readonly 'x-codeSamples': readonly {
    readonly lang: string;
    readonly label: string;
    readonly source: string;
  }[];
};

export type OpenApi = ReturnType<typeof openApi>;

/** The whole document. Its paths are those of the operations, in their order. */
export function openApi() {
  const named: Record<string, JsonSchema> = { ...namedSchemas(problem) };
  const paths: Record<string, Record<string, Told>> = {};
  for (const operation of [...OPERATIONS, ...PORTAL_OPERATIONS]) {
    const output = outputSchema(operation);
    Object.assign(named, output.named);
    const at = paths[operation.path] ?? {};
    paths[operation.path] = at;
    at[operation.method] = toldOf(operation, output.schema);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Hourbank',
      version: '1',
      summary: 'The bank for prepaid hours',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1', description: 'This server' }],
    security: [{ key: [] }, { session: [] }],
    tags: Object.entries(NOUNS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: named as Named,
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: problemResponses(),
      securitySchemes: SECURITY_SCHEMES,
    },
  } as const;
}

function component(kind: 'parameters' | 'headers' | 'responses', name: string): Reference {
  return { $ref: `#/components/${kind}/${name}` };
}

function toldOf(operation: FirmOperation | PortalOperation, output: JsonSchema): Told {
  const { name, summary, permission, preview, audience } = operation;
  const given = inputSchema(operation);
  const body = bodyOf(operation, given);
  const kept = preview ? ' Nothing is kept.' : '';
  const isForClients = audience === 'client';
  const sample = { lang: 'Shell', label: 'hourbank', source: exampleCommand(operation) };
  return {
    operationId: name,
    tags: [nounAndVerb(name)[0]],
    summary,
    description: `${isForClients ? 'For contacts of clients. ' : ''}Permission: \`${permission}\`.${kept}`,
    parameters: parametersOf(operation, given),
    ...(body === null ? {} : { requestBody: body }),
    responses: responsesOf(operation, output),
    ...(isForClients ? { security: OF_CONTACTS } : {}),
    'x-codeSamples': isForClients ? [] : [sample],
  };
}

/** A contact comes by a session of their own, or by a link that the firm made. */
const OF_CONTACTS = [{ portalSession: [] }, { portalLink: [] }];

function parametersOf(operation: Operation, given: JsonSchema): Told['parameters'] {
  const inPath = pathFields(operation);
  const inQuery = usesQuery(operation) ? restOf(given, inPath) : { properties: {} };
  const example = operation.example as Readonly<Record<string, unknown>>;
  const required = new Set(given.required);
  const parameter = (place: 'path' | 'query', name: string, schema: JsonSchema): Parameter => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    ...(schema.description === undefined ? {} : { description: schema.description }),
    schema,
    ...(example[name] === undefined ? {} : { example: example[name] }),
  });
  return [
    ...inPath.map((name) => parameter('path', name, given.properties?.[name] ?? {})),
    ...Object.entries(inQuery.properties ?? {}).map(([name, schema]) =>
      parameter('query', name, schema),
    ),
    ...(isWrite(operation) ? [component('parameters', 'IdempotencyKey')] : []),
    ...(isTagged(operation) ? [component('parameters', 'IfNoneMatch')] : []),
    component('parameters', operation.audience === 'client' ? 'Client' : 'Firm'),
  ];
}

/** An input without the fields that stand elsewhere. */
function restOf(given: JsonSchema, elsewhere: readonly string[]): JsonSchema {
  const properties = Object.entries(given.properties ?? {}).filter(
    ([name]) => !elsewhere.includes(name),
  );
  const { required: _, ...rest } = given;
  const required = (given.required ?? []).filter((name) => !elsewhere.includes(name));
  return {
    ...rest,
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

function bodyOf(operation: Operation, given: JsonSchema): RequestBody | null {
  if (operation.body === 'file') {
    const content = {
      'text/csv': { schema: { type: 'string' } },
      'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
    };
    return { required: true, description: 'The file as it is', content };
  }
  if (usesQuery(operation)) return null;
  const inPath = pathFields(operation);
  const schema = restOf(given, inPath);
  if (Object.keys(schema.properties ?? {}).length === 0) return null;
  const example = Object.fromEntries(
    Object.entries(operation.example).filter(([name]) => !inPath.includes(name)),
  );
  return {
    required: schema.required !== undefined,
    content: { 'application/json': { schema, example } },
  };
}

/** Answers to a get carry a tag, unless they are files. */
function isTagged({ method, produces }: Operation): boolean {
  return method === 'get' && produces === 'json';
}

const MEDIA_TYPES: Readonly<Record<AnswerKind, string>> = {
  json: 'application/json',
  text: 'text/plain',
  pdf: 'application/pdf',
};

function responsesOf(operation: Operation, output: JsonSchema): Told['responses'] {
  const hasBody = !usesQuery(operation) || operation.body === 'file';
  const type = MEDIA_TYPES[operation.produces];
  const headers = isTagged(operation) ? { headers: { ETag: component('headers', 'ETag') } } : {};
  const problems = STATUSES.filter((status) => hasBody || !OF_A_BODY.has(status)).map((status) => [
    status,
    component('responses', `Problem${status}`),
  ]);
  return {
    200: { description: operation.summary, ...headers, content: { [type]: { schema: output } } },
    ...(isTagged(operation) ? { 304: { description: 'It is as you have it', ...headers } } : {}),
    ...Object.fromEntries(problems),
  };
}

/** What any operation may be answered: all that is told of an operation, so that none is a surprise. */
const STATUSES = [400, 401, 403, 404, 409, 413, 422, 500, 503];
const OF_A_BODY: ReadonlySet<number> = new Set([400, 413]);

/** One response for each status, which says the codes that come with it. */
function problemResponses(): Readonly<Record<string, Answer>> {
  const content = { 'application/problem+json': { schema: { $ref: `${NAMED_PLACE}Problem` } } };
  const retry = { headers: { 'Retry-After': component('headers', 'RetryAfter') } };
  const responses = STATUSES.map((status): [string, Answer] => {
    const codes = REFUSAL_CODES.filter((code) => ANSWERS[code].status === status);
    const told = status === 500 ? 'A fault of the program' : codes.join(', ');
    return [`Problem${status}`, { description: told, ...(status === 503 ? retry : {}), content }];
  });
  return Object.fromEntries(responses);
}
