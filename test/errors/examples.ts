/** An example of every refusal, in no order: the page tells them in that of the codes. */
import type { Example } from './example.ts';
import { BLOCK_EXAMPLES } from './of-blocks.ts';
import { ENTRY_EXAMPLES } from './of-entries.ts';
import { EXPORT_EXAMPLES } from './of-exports.ts';
import { FILE_EXAMPLES } from './of-files.ts';
import { MAIL_EXAMPLES } from './of-mails.ts';
import { MEMBER_EXAMPLES } from './of-members.ts';
import { MONEY_EXAMPLES } from './of-money.ts';
import { PEOPLE_EXAMPLES } from './of-people.ts';
import { PORTAL_EXAMPLES } from './of-portal.ts';
import { REQUEST_EXAMPLES } from './of-requests.ts';
import { STATEMENT_EXAMPLES } from './of-statements.ts';
import { PROGRAM_EXAMPLES } from './of-the-program.ts';

export const EXAMPLES: readonly Example[] = [
  ...REQUEST_EXAMPLES,
  ...PEOPLE_EXAMPLES,
  ...MEMBER_EXAMPLES,
  ...BLOCK_EXAMPLES,
  ...MONEY_EXAMPLES,
  ...ENTRY_EXAMPLES,
  ...FILE_EXAMPLES,
  ...STATEMENT_EXAMPLES,
  ...EXPORT_EXAMPLES,
  ...MAIL_EXAMPLES,
  ...PORTAL_EXAMPLES,
  ...PROGRAM_EXAMPLES,
];
