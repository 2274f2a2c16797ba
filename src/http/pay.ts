/** What clients do without signing in (G3), and what the payment provider tells (G4). */
import { Hono } from 'hono';
import type { App } from '../app/app.ts';
import { invoicePdf } from '../app/invoices/pdf.ts';
import { openLink } from '../app/pay/open-link.ts';
import { recordProviderEvent } from '../app/pay/provider-event.ts';
import { startCheckout } from '../app/pay/start-checkout.ts';
import { faultOf } from '../store/database.ts';
import { pdfResponse, type Variables } from './api.ts';
import { readBytes } from './body.ts';
import {
  cancelledPage,
  closedPage,
  invoicePage,
  noticePage,
  PAY_CSS,
  PRIVATE,
  paidPage,
} from './pay-page.ts';

export type PayParts = {
  readonly app: App;
  /** True when a form was sent from this site's own pages. */
  readonly sameOrigin: (request: Request) => boolean;
  /** Told of what goes wrong, and of what a person has to look at. */
  readonly onFault: (error: unknown, requestId: string) => void;
};

/** `/pay/<token>` with what belongs to it, and `/webhooks/stripe`. */
export function payRoutes(parts: PayParts): Hono<Variables> {
  const routes = new Hono<Variables>();
  const { app } = parts;
  routes.get('/pay.css', () => new Response(PAY_CSS, { headers: { 'content-type': 'text/css' } }));
  const show = showing(parts);
  routes.get('/pay/:token', ({ req, get }) => {
    const token = req.param('token');
    return show(get('requestId'), async () => {
      const opened = await openLink(app, token);
      return 'closed' in opened ? closedPage(opened) : invoicePage(opened, { token }, null);
    });
  });
  routes.post('/pay/:token', ({ req, get }) => {
    if (!parts.sameOrigin(req.raw)) return noticePage(...ELSEWHERE, 403);
    return show(get('requestId'), () => pay(app, req.param('token')));
  });
  routes.get('/pay/:token/invoice.pdf', ({ req, get }) =>
    show(get('requestId'), async () => {
      const opened = await openLink(app, req.param('token'));
      if ('closed' in opened) return closedPage(opened);
      return privately(pdfResponse(await invoicePdf(app, opened.firm, opened.invoice)));
    }),
  );
  routes.get('/pay/:token/paid', ({ req, get }) => {
    const [token, asked] = [req.param('token'), Number(req.query('asked') ?? '0')];
    return show(get('requestId'), async () => {
      const opened = await openLink(app, token);
      return 'closed' in opened ? closedPage(opened) : paidPage(opened, { token }, asked);
    });
  });
  routes.get('/pay/:token/cancelled', ({ req, get }) => {
    const token = req.param('token');
    return show(get('requestId'), async () => {
      const opened = await openLink(app, token);
      return 'closed' in opened ? closedPage(opened) : cancelledPage(opened, { token });
    });
  });
  routes.post('/webhooks/stripe', ({ req, get }) => take(parts, req.raw, get('requestId')));
  return routes;
}

const ELSEWHERE = [
  'Sent from elsewhere',
  'This was not sent from its own page. Open the link again and press the button there.',
] as const;

/** To the checkout; or back to the invoice, with what is in the way. */
async function pay(app: App, token: string): Promise<Response> {
  const started = await startCheckout(app, token);
  if ('closed' in started) return closedPage(started);
  if ('problem' in started) return invoicePage(started.opened, { token }, started.problem);
  return new Response(null, { status: 303, headers: { ...PRIVATE, location: started.url } });
}

/** Whoever comes by a link is no program: outages and faults are told on a page, too. */
function showing({ onFault }: PayParts) {
  return async (requestId: string, answer: () => Promise<Response>): Promise<Response> => {
    try {
      return await answer();
    } catch (error) {
      if (faultOf(error) === 'outage') {
        const told = 'It cannot be shown just now. Nothing is lost: try again in a minute.';
        return noticePage('Try again in a minute', told, 503);
      }
      onFault(error, requestId);
      const told = `Something is wrong here, and it is not your doing. If you ask about it, name ${requestId}.`;
      return noticePage('This does not work', told, 500);
    }
  };
}

function privately(response: Response): Response {
  for (const [name, value] of Object.entries(PRIVATE)) response.headers.set(name, value);
  return response;
}

/** 1 MiB: an event of Stripe has a few kilobytes. */
const EVENT_LIMIT_BYTES = 1024 * 1024;

/**
 * Takes what the provider tells. What is not its own is refused and leaves nothing behind; what
 * cannot be finished now is answered so that it is sent again.
 */
async function take({ app, onFault }: PayParts, request: Request, requestId: string) {
  if (app.checkout === null) return said('no account with Stripe is set here', 404);
  const bytes = await readBytes(request, EVENT_LIMIT_BYTES).catch(() => 'cut short' as const);
  if (bytes === 'cut short') return said('the event did not come whole', 400);
  if (bytes === null) return said('the event is too large', 413);
  const signature = request.headers.get('stripe-signature') ?? '';
  let read: Awaited<ReturnType<typeof app.checkout.readEvent>>;
  try {
    read = await app.checkout.readEvent(Buffer.from(bytes).toString('utf8'), signature);
  } catch (error) {
    onFault(error, requestId);
    return said('Stripe does not answer: send it again', 503);
  }
  if (read === 'forged') return said('the signature is not that of Stripe, or is too old', 400);
  if (read === 'irrelevant') return said('nothing here is concerned', 200);
  const recorded = await recordProviderEvent(app, read);
  if (recorded.became === 'ignored') return said('nothing here is concerned', 200);
  if (recorded.unbooked !== null) onFault(new Error(recorded.unbooked), requestId);
  return said('recorded', 200);
}

function said(words: string, status: number): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(`${words}\n`, { status, headers });
}
