/** A document as a page: the same value its PDF is made of (G6), to read without script. */
import type {
  Column,
  Document,
  Fact,
  Party,
  Section,
  Table,
} from '../engine/documents/document.ts';
import { escaped } from './pages.ts';

/** The body of a page; `DOCUMENT_CSS` is how it looks. All that it tells is escaped. */
export function documentHtml(document: Document): string {
  const { stamp, opening, tables, totals, sections, footer } = document;
  return [
    `<article class="document ${document.kind}">`,
    letterhead(document),
    `<div class="addressed">\n${partyHtml(document.to, 'to')}\n${factsHtml(document.facts)}</div>`,
    `<h1>${text(document.title)}${stamp === null ? '' : ` <strong class="stamp">${text(stamp)}</strong>`}</h1>`,
    ...opening.map((paragraph) => `<p>${text(paragraph)}</p>`),
    ...tables.map(tableHtml),
    totals.length === 0 ? '' : `<dl class="totals">\n${totals.map(factHtml).join('\n')}\n</dl>`,
    ...sections.map(sectionHtml),
    footer === '' ? '' : `<footer>${text(footer)}</footer>`,
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Escaped, with the ends of its lines. */
function text(told: string): string {
  return escaped(told).replace(/\r\n?|\n/g, '<br>');
}

function letterhead({ from, logo }: Document): string {
  // The name beside the picture says all that the picture does.
  const picture =
    logo === null
      ? ''
      : `<img src="data:${escaped(logo.mediaType)};base64,${escaped(logo.base64)}" alt="">\n`;
  return `<header${logo === null ? '' : ' class="with-logo"'}>\n${picture}${partyHtml(from, 'from')}\n</header>`;
}

function partyHtml({ name, lines }: Party, side: 'from' | 'to'): string {
  const below = lines.map((line) => `<br>\n${text(line)}`).join('');
  return `<address class="${side}"><strong>${text(name)}</strong>${below}</address>`;
}

function factsHtml(facts: readonly Fact[]): string {
  return facts.length === 0 ? '' : `<dl class="facts">\n${facts.map(factHtml).join('\n')}\n</dl>\n`;
}

function factHtml({ label, value, strong }: Fact): string {
  const group = strong === true ? '<div class="strong">' : '<div>';
  return `${group}<dt>${text(label)}</dt><dd>${text(value)}</dd></div>`;
}

/** Wider than the screen, a table is moved within its own frame, also by the keyboard. */
function tableHtml({ heading, columns, rows, empty }: Table): string {
  const head = columns.map(
    (column) => `<th scope="col"${classOf(column)}>${text(column.label)}</th>`,
  );
  const body =
    rows.length === 0
      ? [`<tr><td colspan="${columns.length}">${text(empty)}</td></tr>`]
      : rows.map(
          (row) => `<tr>${columns.map((column, at) => cellHtml(column, row[at])).join('')}</tr>`,
        );
  const caption = heading === null ? '' : `<caption>${text(heading)}</caption>\n`;
  const label = heading === null ? 'Table' : escaped(heading);
  return (
    `<div class="wide" role="region" aria-label="${label}" tabindex="0">\n<table>\n${caption}` +
    `<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>\n</div>`
  );
}

function cellHtml(column: Column, lines: readonly string[] = []): string {
  const [main = '', ...below] = lines.map(text);
  const small = below.map((line) => `<small>${line}</small>`).join('');
  const label = column.width === 'fit' ? ` data-label="${escaped(column.label)}"` : '';
  return `<td${classOf(column)}${label}>${main}${small}</td>`;
}

function classOf({ align, width }: Column): string {
  const names = [align === 'right' ? 'figure' : '', width === 'fit' ? 'fit' : ''];
  const told = names.filter((name) => name !== '').join(' ');
  return told === '' ? '' : ` class="${told}"`;
}

function sectionHtml({ heading, lines }: Section): string {
  const paragraphs = lines.map((line) => `<p>${text(line)}</p>`).join('\n');
  return `<section>\n<h2>${text(heading)}</h2>\n${paragraphs}\n</section>`;
}

/** What the page needs to be allowed beside `PAGE_POLICY`: the logo stands in the page itself. */
export const DOCUMENT_PICTURES = 'img-src data:';

export const DOCUMENT_CSS = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1rem; overflow-wrap: anywhere; }
main { max-width: 52rem; margin: 1rem auto; }
.document { --quiet: color-mix(in srgb, currentColor 72%, transparent);
  --rule: color-mix(in srgb, currentColor 20%, transparent); font-variant-numeric: tabular-nums; }
.document > header, .document .addressed { display: flex; flex-wrap: wrap; gap: 1.5rem 3rem;
  justify-content: space-between; margin-bottom: 2rem; }
.document address { font-style: normal; flex: 1 1 14rem; }
.document .from strong { font-size: 1.2rem; }
.document .with-logo .from { flex: 0 1 auto; text-align: end; }
.document .with-logo .from strong { font-size: inherit; }
.document img { max-width: min(16rem, 100%); max-height: 4.5rem; align-self: flex-start;
  padding: 0.25rem; background: #fff; border-radius: 0.25rem; }
.document h1 { font-size: 1.75rem; line-height: 1.2; margin: 2rem 0 1rem; }
.document h2, .document caption { font-size: 1.1rem; font-weight: 600; text-align: start; }
.document h2 { margin: 2rem 0 0.25rem; }
.document section p { margin: 0; }
.document .stamp { display: inline-block; padding: 0 0.5rem; border: 2px solid; border-radius: 0.25rem;
  font-size: 1rem; vertical-align: middle; text-transform: uppercase; letter-spacing: 0.05em; }
.document dl { margin: 0; }
.document dl div { display: flex; gap: 1.5rem; justify-content: space-between; padding: 0.15rem 0; }
.document dt { color: var(--quiet); }
.document dd { margin: 0; text-align: end; }
.document .strong dt, .document .strong dd { font-weight: 700; color: inherit; }
.document .facts { flex: 1 1 16rem; max-width: 24rem; }
.document .totals { max-width: 26rem; margin: 1rem 0 0 auto; }
.document .totals dd { white-space: nowrap; }
.document .totals .strong { border-top: 2px solid; padding-top: 0.4rem; }
.document .wide { overflow-x: auto; margin-top: 2rem; }
.document table { border-collapse: collapse; width: 100%; }
.document caption { padding-bottom: 0.5rem; }
.document th, .document td { padding: 0.4rem 0 0.4rem 1rem; text-align: start; vertical-align: top; }
.document :is(th, td):first-child { padding-inline-start: 0; }
.document :is(th, td):not(.fit) { min-width: 8rem; }
.document .figure { text-align: end; }
.document .fit { white-space: nowrap; }
.document th { font-size: 0.85rem; color: var(--quiet); border-bottom: 2px solid; }
.document td { border-bottom: 1px solid var(--rule); }
.document small { display: block; font-size: 0.85rem; color: var(--quiet); }
.document footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--rule);
  font-size: 0.85rem; color: var(--quiet); }
@media (max-width: 36rem) {
  .document .with-logo .from { text-align: start; }
}
/* On a phone, what a line is about stands above its figures, each with its heading. */
@media screen and (max-width: 36rem) {
  .document .wide { position: relative; }
  .document thead { display: block; position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .document tbody tr { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0.6rem 0;
    border-bottom: 1px solid var(--rule); }
  .document tbody td { padding: 0; border: 0; }
  .document tbody td:not(.fit) { flex: 1 0 100%; order: -1; }
  .document tbody td.fit:empty { display: none; }
  .document tbody td.fit:last-child { margin-inline-start: auto; font-weight: 600; }
  .document td.fit::before { content: attr(data-label); display: block; font-size: 0.8rem;
    font-weight: 400; color: var(--quiet); }
}
@media print {
  :root { color-scheme: light; font-size: 10pt; }
  body { padding: 0; }
  main { max-width: none; margin: 0; }
  .document .wide { overflow: visible; }
  .document table { min-width: 0; }
  .document :is(tr, section, .totals) { break-inside: avoid; }
  .document thead { display: table-header-group; }
}
`;
