/** Mails: what went out to clients, what waits, and what could not be delivered. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { cursor, id, limit, page, told } from '../words.ts';

const MAIL_STATES = ['waiting', 'sent', 'given-up'] as const;

const mail = z
  .strictObject({
    id: told.id,
    client: told.id.nullable(),
    about: z.string().meta({ description: 'What it is about, such as the id of an invoice' }),
    recipients: z.array(z.string()),
    reached: z.array(z.string()).meta({ description: 'The recipients whose mail server took it' }),
    subject: z.string(),
    state: z.enum(MAIL_STATES),
    createdAt: told.instant,
    attempts: z.int(),
    lastProblem: z.string().nullable().meta({ description: 'What kept it from being sent, last' }),
    nextAt: told.instant.nullable().meta({ description: 'When it is tried again at the latest' }),
    sentAt: told.instant.nullable(),
    givenUpAt: told.instant.nullable(),
  })
  .meta({ id: 'Mail' });

const listed = mail.extend({ clientName: z.string().nullable() }).meta({ id: 'ListedMail' });

export const mailOperations = [
  operation({
    name: 'mail.list',
    method: 'get',
    path: '/mails',
    summary: 'Lists mails to clients and how far each has come, newest first',
    permission: 'clients:read',
    input: z.strictObject({ state: z.enum(MAIL_STATES).optional(), after: cursor, limit }),
    output: page(listed),
    example: { state: 'given-up' },
  }),
  operation({
    name: 'mail.send-again',
    method: 'post',
    path: '/mails/{mail}/send-again',
    summary: 'Sends a mail that was given up once more, to those whom it has not reached',
    permission: 'clients:write',
    input: z.strictObject({ mail: id }),
    output: mail,
    example: { mail: '0198c0de-0000-7000-8000-000000000000' },
  }),
] as const;
