/** docs/errors.md, made from the contract and from what the examples were answered. */
import { join } from 'node:path';
import { MEANINGS } from '../../src/contract/meanings.ts';
import { ANSWERS, REFUSAL_CODES, type RefusalCode } from '../../src/contract/refusals.ts';
import { titleOf } from '../../src/http/problems.ts';
import { projectRoot } from '../support/sources.ts';
import type { Shown } from './example.ts';

export const PAGE = join(projectRoot, 'docs', 'errors.md');

const INTRODUCTION = `# Why something was refused

What Hourbank does not do, it tells by a \`code\`, and by a sentence that says what happened, to
what, and what to do next. Over HTTP a refusal is a problem (RFC 9457) with the status below; a
command prints the sentence and ends with the exit code. Where several codes hold at once, the one
that stands first here is told.

Each example was run on a real bank: this page is made by \`npm run docs:errors\`, and a test
fails when it is not what the examples answer. Ids are replaced by made-up ones.
`;

/** The page, with a chapter for each code that has an example. */
export function pageText(shown: ReadonlyMap<RefusalCode, Shown>): string {
  const table = REFUSAL_CODES.map((code) => {
    const { status, exitCode } = ANSWERS[code];
    return `| [${code}](#${code}) | ${status} | ${exitCode} |`;
  });
  const chapters = REFUSAL_CODES.map((code) => chapter(code, shown.get(code)));
  const heading = ['| code | status | exit code |', '| --- | --- | --- |'];
  return `${[INTRODUCTION, [...heading, ...table].join('\n'), ...chapters].join('\n')}\n`;
}

function chapter(code: RefusalCode, shown: Shown | undefined): string {
  const { status, exitCode } = ANSWERS[code];
  const told = `**${titleOf(code)}**: status ${status}, exit code ${exitCode}. ${MEANINGS[code]}`;
  const lines = ['', `## ${code}`, '', told];
  if (shown !== undefined) lines.push('', `\`\`\`${shown.language}`, stable(shown.text), '```');
  return lines.join('\n');
}

const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const INSTANT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;
const PERSON = /\b(kim|olga)-\d+@/g;
const FIXED = /^2026-03-0\dT12:00:00\.000Z$/;

/** What differs from run to run made the same: ids by their order, the instants of sign-in, mails. */
function stable(text: string): string {
  const ids = new Map<string, string>();
  return text
    .replace(ID, (id) => {
      const known = ids.get(id) ?? `0198c0de-0000-7000-8000-${`${ids.size + 1}`.padStart(12, '0')}`;
      ids.set(id, known);
      return known;
    })
    .replace(INSTANT, (at) => (FIXED.test(at) ? at : '2036-02-28T12:00:00.000Z'))
    .replace(PERSON, '$1@');
}
