/** What the contract is, for programs and for people; anybody may read it. */
import { Hono } from 'hono';
import { openApi } from '../contract/openapi.ts';
import type { Variables } from './api.ts';
import { codesPage } from './codes-page.ts';
import { PAGE_POLICY } from './pages.ts';
import { referencePage } from './reference-page.ts';
import { isFresh, tagOf } from './tags.ts';

/** The document, its page, and the codes that refusals point at. */
export function referenceRoutes(): Hono<Variables> {
  const routes = new Hono<Variables>();
  const document = once(() => openApi());
  const serve = (path: string, type: string, make: () => string): void => {
    const made = once(() => {
      const text = make();
      return { text, tag: tagOf(text) };
    });
    routes.get(path, ({ req }) => {
      const { text, tag } = made();
      const headers = { etag: tag, 'cache-control': 'public, max-age=300', ...PAGE_POLICY };
      if (isFresh(req.raw, tag)) return new Response(null, { status: 304, headers });
      return new Response(text, { headers: { 'content-type': type, ...headers } });
    });
  };
  serve('/api/v1/openapi.json', 'application/json', () => JSON.stringify(document()));
  serve('/api/v1/reference', HTML, () => referencePage(document()));
  serve('/api/v1/reference.css', 'text/css; charset=utf-8', () => REFERENCE_CSS);
  serve('/docs/errors', HTML, codesPage);
  return routes;
}

const HTML = 'text/html; charset=utf-8';

/** Made when it is first asked for: most processes are never asked. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const REFERENCE_CSS = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1rem; }
main { max-width: 60rem; margin: 1rem auto; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { margin-top: 3rem; border-bottom: 1px solid; }
h3 { margin-top: 2.5rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.9rem; }
pre { overflow-x: auto; padding: 0.75rem; border: 1px solid; border-radius: 0.25rem; }
.route { font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
caption { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
th, td { padding: 0.25rem 1.5rem 0.25rem 0; text-align: start; vertical-align: top; }
tr { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
`;
