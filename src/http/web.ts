/** The pages for browsers: the firm's console and the client's portal, and what they load. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Variables } from './api.ts';

/** What the build leaves where the nonce of a response stands. */
const NONCE = /RESPONSE-NONCE/g;
const NONCE_BYTES = 16;

/** Of these nothing is a page, whoever asks. */
const NO_PAGES = /^\/(?:api|assets|docs|pay|webhooks|healthz|readyz|metrics)(?:\/|$)/;

/**
 * `/assets/…`, `/portal…`, and the console at every other address that is asked for as a page: to be
 * mounted last. The folder is one that was built.
 */
export function webRoutes(folder: string): Hono<Variables> {
  const routes = new Hono<Variables>();
  const assets = serveStatic({
    root: folder,
    precompressed: true,
    // The name of an asset is told by its contents.
    onFound: (_path, context) =>
      context.header('cache-control', 'public, max-age=31536000, immutable'),
  });
  routes.use('/assets/*', assets);
  const [console, portal] = ['console', 'portal'].map((name) =>
    readFileSync(join(folder, name, 'index.html'), 'utf8'),
  );
  routes.get('*', async ({ req }, next) => {
    if (NO_PAGES.test(req.path) || !asksForPage(req.raw)) return next();
    const isPortal = req.path === '/portal' || req.path.startsWith('/portal/');
    return pageOf((isPortal ? portal : console) ?? '');
  });
  return routes;
}

function asksForPage({ headers }: Request): boolean {
  return headers.get('accept')?.includes('text/html') === true;
}

function pageOf(html: string): Response {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  return new Response(html.replace(NONCE, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policyWith(nonce),
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    },
  });
}

/** Scripts from here alone, none within the page; styles also of the page's own parts. */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
