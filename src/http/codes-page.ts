/** Every refusal code as a page to read: what the type of a problem points at. */
import { MEANINGS } from '../contract/meanings.ts';
import { ANSWERS, REFUSAL_CODES } from '../contract/refusals.ts';
import { escaped, html } from './pages.ts';
import { titleOf } from './problems.ts';

/** In order of precedence, each with its status, exit code and meaning. */
export function codesPage(): string {
  const codes = REFUSAL_CODES.map((code) => {
    const { status, exitCode } = ANSWERS[code];
    const meaning = escaped(MEANINGS[code]).replace(/`([^`]+)`/g, '<code>$1</code>');
    return (
      `<article>\n<h2 id="${code}">${titleOf(code)}</h2>\n<p><code>${code}</code>, status ` +
      `${status}, exit code ${exitCode}</p>\n<p>${meaning}</p>\n</article>`
    );
  });
  const body = [
    '<h1>Why something was refused</h1>',
    '<p>A program goes by the <code>code</code> of a problem, a person by its <code>detail</code>. ' +
      'Where several codes hold at once, the one that stands first here is told.</p>',
    ...codes,
  ];
  return html({ title: 'Codes', body: body.join('\n'), stylesheet: '/api/v1/reference.css' });
}
