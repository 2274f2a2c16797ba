/** The contract as an OpenAPI 3.1 document: made from the operations, never written by hand. */
import { z } from 'zod';
import { exampleCommand } from './command-line.ts';
import {
  isWrite,
  LONGEST_KEY_CHARACTERS,
  type Operation,
  pathFields,
  usesQuery,
} from './define.ts';
import {
  inputSchema,
  type JsonSchema,
  NAMED_PLACE,
  type Named,
  namedSchemas,
  outputSchema,
} from './json-schema.ts';
import { NOUNS, nounAndVerb } from './nouns.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import { ANSWERS, REFUSAL_CODES } from './refusals.ts';

type Reference = { readonly $ref: string };

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
};

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
  readonly operationId: OperationName;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly (Parameter | Reference)[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Answer | Reference>>;
  readonly 'x-codeSamples': readonly {
    readonly lang: string;
    readonly label: string;
    readonly source: string;
  }[];
};

export type OpenApi = ReturnType<typeof openApi>;

const DESCRIPTION = `Money is a decimal as text ("1800.00") in the currency that stands beside it.
Minutes are whole numbers, days are \`YYYY-MM-DD\` in the firm's time zone, instants carry their offset.
A client, a block and the like are called by their name or by their id.

Lists come in pages: ask again with \`after\` set to what the page before it said is \`next\`.

Whatever is written may be sent again with the same \`Idempotency-Key\`: it takes effect once, and
the first outcome is answered. An answer to a \`GET\` has an \`ETag\`; sent back as
\`If-None-Match\`, it is answered by 304 as long as nothing has changed. Somebody who belongs to
several firms says in \`X-Hourbank-Firm\` which is meant.

What is not done is told as a problem (RFC 9457) by its \`code\`. Fields and codes may be added in time: pass over those you do not know.`;

/** The whole document. Its paths are those of the operations, in their order. */
export function openApi() {
  const named: Record<string, JsonSchema> = { ...namedSchemas(problem) };
  const paths: Record<string, Record<string, Told>> = {};
  for (const operation of OPERATIONS) {
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

/** A refusal as it is answered; what explains it stands beside, by its code. */
const problem = z
  .looseObject({
    type: z.string().meta({ description: 'Where the code is explained' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened, to what, and what to do next' }),
    code: z
      .enum([...REFUSAL_CODES, 'fault'])
      .meta({ description: 'What to go by; it does not change' }),
    request: z
      .string()
      .meta({ description: 'The id of the request, as the log of the server has it' }),
    fields: z
      .array(z.strictObject({ field: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Of input_invalid: what is wrong with which field' }),
  })
  .meta({ id: 'Problem' });

const SECURITY_SCHEMES = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key: `Authorization: Bearer hb_…`',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'hourbank.session_token',
    description: 'The session of somebody who signed in; named with __Secure- before it over https',
  },
} as const;

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Sent again with the same key and input, it takes effect once',
    schema: { type: 'string', minLength: 1, maxLength: LONGEST_KEY_CHARACTERS },
  },
  IfNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The ETag of the answer you have',
    schema: { type: 'string' },
  },
  Firm: {
    name: 'X-Hourbank-Firm',
    in: 'header',
    required: false,
    description: 'Which firm is meant, for somebody who belongs to several',
    schema: { type: 'string' },
  },
} as const satisfies Readonly<Record<string, Parameter>>;

const HEADERS = {
  ETag: { description: 'Changes when the answer does', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer' } },
} as const;

function component(kind: 'parameters' | 'headers' | 'responses', name: string): Reference {
  return { $ref: `#/components/${kind}/${name}` };
}

function toldOf(operation: Operation & { readonly name: OperationName }, output: JsonSchema): Told {
  const { name, summary, permission, preview } = operation;
  const given = inputSchema(operation);
  const body = bodyOf(operation, given);
  const kept = preview ? ' Nothing is kept.' : '';
  return {
    operationId: name,
    tags: [nounAndVerb(name)[0]],
    summary,
    description: `Permission: \`${permission}\`.${kept}`,
    parameters: parametersOf(operation, given),
    ...(body === null ? {} : { requestBody: body }),
    responses: responsesOf(operation, output, body !== null),
    'x-codeSamples': [{ lang: 'Shell', label: 'hourbank', source: exampleCommand(operation) }],
  };
}

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
    component('parameters', 'Firm'),
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

function responsesOf(
  operation: Operation,
  output: JsonSchema,
  hasBody: boolean,
): Told['responses'] {
  const type = operation.produces === 'text' ? 'text/plain' : 'application/json';
  const headers = isTagged(operation) ? { headers: { ETag: component('headers', 'ETag') } } : {};
  const statuses = STATUSES.filter(
    (status) =>
      ALWAYS.has(status) ||
      (hasBody && WITH_A_BODY.has(status)) ||
      (status === 404 && operation.path.includes('{')) ||
      (status === 409 && isWrite(operation)),
  );
  const problems = statuses.map((status) => [status, component('responses', `Problem${status}`)]);
  return {
    200: { description: operation.summary, ...headers, content: { [type]: { schema: output } } },
    ...(isTagged(operation) ? { 304: { description: 'It is as you have it', ...headers } } : {}),
    ...Object.fromEntries(problems),
    default: component('responses', 'Problem'),
  };
}

const ALWAYS: ReadonlySet<number> = new Set([401, 403, 422, 500, 503]);
const WITH_A_BODY: ReadonlySet<number> = new Set([400, 413]);
const STATUSES = [400, 401, 403, 404, 409, 413, 422, 500, 503];

/** One response for each status, which says the codes that come with it; and one for all others. */
function problemResponses(): Readonly<Record<string, Answer>> {
  const content = { 'application/problem+json': { schema: { $ref: `${NAMED_PLACE}Problem` } } };
  const retry = { headers: { 'Retry-After': component('headers', 'RetryAfter') } };
  const responses = STATUSES.map((status): [string, Answer] => {
    const codes = REFUSAL_CODES.filter((code) => ANSWERS[code].status === status);
    const told = status === 500 ? 'A fault of the program' : codes.join(', ');
    return [`Problem${status}`, { description: told, ...(status === 503 ? retry : {}), content }];
  });
  return {
    ...Object.fromEntries(responses),
    Problem: { description: 'What else is refused', content },
  };
}
