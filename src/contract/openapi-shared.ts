/** What the operations of the OpenAPI document share. */
import { z } from 'zod';
import { LONGEST_KEY_CHARACTERS } from './define.ts';
import type { JsonSchema } from './json-schema.ts';
import { REFUSAL_CODES } from './refusals.ts';

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
};

/** What holds for all operations. */
export const DESCRIPTION = `Money is a decimal as text ("1800.00") in the currency that stands beside it.
Minutes are whole numbers, days are \`YYYY-MM-DD\` in the firm's time zone, instants carry their offset.
A client, a block and the like are called by their name or by their id.

Lists come in pages: ask again with \`after\` set to what the page before it said is \`next\`.

Whatever is written may be sent again with the same \`Idempotency-Key\`: it takes effect once, and
the first outcome is answered. An answer to a \`GET\` has an \`ETag\`; sent back as
\`If-None-Match\`, it is answered by 304 as long as nothing has changed. Somebody who belongs to
several firms says in \`X-Hourbank-Firm\` which is meant. What stands below \`/portal\` is for the
contacts of clients alone, who come by cookies of their own.

What is not done is told as a problem (RFC 9457) by its \`code\`. Fields and codes may be added in time: pass over those you do not know.`;

/** A refusal as it is answered; what explains it stands beside, by its code. */
export const problem = z
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

export const SECURITY_SCHEMES = {
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
  portalSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'hourbank-portal.session_token',
    description:
      'The session of a contact who signed in by mail; with __Secure- before it over https',
  },
  portalLink: {
    type: 'apiKey',
    in: 'cookie',
    name: 'hourbank-portal-link',
    description: 'The link a contact came by; named with __Host- before it over https',
  },
} as const;

export const PARAMETERS = {
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
  Client: {
    name: 'X-Hourbank-Client',
    in: 'header',
    required: false,
    description: 'Which client is meant, by its id, for a contact of several',
    schema: { type: 'string' },
  },
} as const satisfies Readonly<Record<string, Parameter>>;

export const HEADERS = {
  ETag: { description: 'Changes when the answer does', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds to wait', schema: { type: 'integer' } },
} as const;
