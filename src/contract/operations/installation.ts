/** The program as it is set up here, as far as those of a firm have to know. No secret is told. */
import { z } from 'zod';
import { operation } from '../define.ts';

const installation = z
  .strictObject({
    version: z.string().meta({ description: 'Of the program' }),
    baseUrl: z.string().meta({ description: 'How browsers reach it' }),
    sendsMails: z.boolean().meta({ description: 'False: no mail server is set, and mails wait' }),
    mailsFrom: z
      .string()
      .nullable()
      .meta({ description: 'Whom mails are from, as it is set; null where none goes out' }),
    takesStripe: z
      .boolean()
      .meta({ description: 'Whether the invoices of this firm can be paid by Stripe' }),
    isDemo: z.boolean().meta({ description: 'True: the firm is made up, to look around in' }),
  })
  .meta({ id: 'Installation' });

export const installationOperations = [
  operation({
    name: 'installation.show',
    method: 'get',
    path: '/installation',
    summary: 'Shows how the program is set up here: its version, and whether mails go out',
    permission: 'firm:read',
    input: z.strictObject({}),
    output: installation,
    example: {},
  }),
] as const;
