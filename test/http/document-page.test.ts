/** Documents as pages: all that is told is text, and it can be read on any screen. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { DOCUMENT_CSS, DOCUMENT_PICTURES, documentHtml } from '../../src/http/document-page.ts';
import { html, PAGE_POLICY } from '../../src/http/pages.ts';
import { atEnd } from '../support/at-end.ts';
import { openBrowser } from '../support/browser.ts';
import { documentWith, longTable, SMALL_PNG } from '../support/documents.ts';
import { whenPresent } from '../support/gates.ts';

// Before all tests: those that are there are over before what is waited for here.
const browser = await openBrowser();

const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)>&amp;</td>`;

test('the page tells what the document says', () => {
  const page = documentHtml(documentWith({ stamp: 'Draft' }));
  for (const told of [
    ...['Northwind IT', 'Lange Straße 12', 'Alder Dental', 'Draft', '15 March 2026'],
    ...[
      'Block B-1',
      '20 h at 90.00 EUR an hour',
      '2,142.00 EUR',
      'IBAN DE89 3704 0044 0532 0130 00',
    ],
  ]) {
    assert.ok(page.includes(told), told);
  }
});

test('whatever a text is, it stays text', () => {
  const fact = { label: HOSTILE, value: HOSTILE, strong: true };
  const party = { name: HOSTILE, lines: [HOSTILE] };
  const page = documentHtml(
    documentWith({
      ...{ title: HOSTILE, stamp: HOSTILE, from: party, to: party, facts: [fact], footer: HOSTILE },
      ...{ totals: [fact], opening: [HOSTILE] },
      logo: { mediaType: 'image/png', base64: HOSTILE },
      tables: [
        {
          ...longTable(0),
          ...{ heading: HOSTILE, rows: [[[HOSTILE, HOSTILE]]] },
          columns: [{ label: HOSTILE, align: 'left', width: 'rest' }],
        },
        { ...longTable(0), heading: HOSTILE, empty: HOSTILE },
      ],
      sections: [{ heading: HOSTILE, lines: [HOSTILE] }],
    }),
  );
  assert.doesNotMatch(page, /<script|<img src=x|onerror=alert\(2\)>|style=/);
  // Once for each text, and twice for the headings of tables, which name their frames too.
  assert.equal(page.split('&lt;script&gt;').length - 1, 23);
});

test('a page runs nothing and has no styles within', () => {
  assert.doesNotMatch(documentHtml(documentWith()), /<script|<style|style=| on\w+=/);
});

/** A long name, a picture and a wide table. */
function crowded(): string {
  const logo = { mediaType: 'image/png', base64: SMALL_PNG } as const;
  const long = 'Donaudampfschifffahrtsgesellschaft'.repeat(3);
  const to = { name: long, lines: [`${long}@example.com`] };
  return documentHtml(documentWith({ logo, to, tables: [longTable(5)] }));
}

/** Serves a page and its styles as they are served here; the address of the page. */
async function served(page: string): Promise<string> {
  const policy = `${PAGE_POLICY['content-security-policy']}; ${DOCUMENT_PICTURES}`;
  const server = createServer((request, response) => {
    const isCss = request.url === '/document.css';
    const type = isCss ? 'text/css' : 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
    response.end(isCss ? DOCUMENT_CSS : request.url === '/' ? page : '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

whenPresent(
  'chromium',
  () =>
    test('in a browser nothing hangs over the side, narrow or wide, light or dark', async () => {
      const url = await served(
        html({ title: 'Invoice', body: crowded(), stylesheet: '/document.css' }),
      );
      const page = await browser?.newPage();
      assert.ok(page !== undefined);
      const problems: string[] = [];
      page.on('console', (message) => problems.push(message.text()));
      await page.goto(url);
      for (const [width, colorScheme] of [
        [320, 'light'],
        [1024, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const seen: unknown = await page.evaluate(`({
          whole: document.documentElement.scrollWidth,
          width: document.documentElement.clientWidth,
          picture: document.querySelector('img').naturalWidth,
        })`);
        assert.deepEqual(seen, { whole: width, width, picture: 1 });
        assert.equal(await page.getByRole('table', { name: 'What happened' }).count(), 1);
        assert.equal(await page.getByRole('columnheader').count(), 7);
      }
      assert.deepEqual(problems, []);
    }),
  browser !== null,
);
