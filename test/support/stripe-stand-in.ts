/**
 * Stands in for api.stripe.com and its hosted pages, on this machine only: it is asked as Stripe is,
 * refuses what Stripe refuses, shows a page on which a browser can pay, and sends signed events.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Stripe } from 'stripe';
import { createStripeCheckout } from '../../src/adapters/stripe/checkout.ts';
import type { Checkout, Clock } from '../../src/app/ports.ts';
import { atEnd } from './at-end.ts';
import { type Account, openAccount, type StandInEvent } from './stripe-stand-in-account.ts';
import {
  type Asked,
  invalid,
  type Refused,
  refusedAtTheDoor,
  refusedSession,
} from './stripe-stand-in-asked.ts';

/** How it fails: cuts the line, says nothing, is too busy, has a fault, or answers no JSON. */
export type Breakdown = 'cut' | 'silent' | 'busy' | 'fault' | 'garbage';

export type StripeStandIn = {
  /** What it takes for `STRIPE_API_BASE`. */
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** What it was asked, the first first. */
  readonly asked: readonly Asked[];
  /** The account: what was opened, and all that may become of it. */
  readonly account: Account;
  /** A checkout that uses it; from then on it goes by the same clock. */
  readonly checkout: (clock?: Clock, onFault?: (error: Error) => void) => Checkout;
  /** Whatever it is asked from now on fails so; null: nothing does. */
  readonly breakDown: (how: Breakdown | null) => void;
  /** Where what happens on the pages is told; null: nowhere. */
  readonly tell: (address: string | null) => void;
  /** Sends events to that address, one after the other; the status each was answered with. */
  readonly send: (events: readonly StandInEvent[]) => Promise<readonly number[]>;
};

const SECRET_KEY = 'sk_test_standin0123456789';
const WEBHOOK_SECRET = 'whsec_standin0123456789';

/** Opens one on a free port; it is taken down after the tests of the file. */
export async function openStripeStandIn(): Promise<StripeStandIn> {
  let now: Clock = Date.now;
  let broken: Breakdown | null = null;
  let address: string | null = null;
  let url = '';
  const asked: Asked[] = [];
  const account = openAccount(
    () => url,
    () => now(),
    WEBHOOK_SECRET,
  );
  const send = async (events: readonly StandInEvent[]): Promise<readonly number[]> => {
    const statuses: number[] = [];
    for (const { body, signature } of events) {
      if (address === null) break;
      const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
      const answer = await fetch(address, { method: 'POST', headers, body });
      await answer.bytes();
      statuses.push(answer.status);
    }
    return statuses;
  };
  const answerApi = apiOf(account, () => Math.floor(now() / 1000));
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const body = await text(request);
    if (path.startsWith('/c/pay/'))
      return showPage(account, path, request.method ?? '', response, send);
    const form = new Map(new URLSearchParams(body));
    const one = { method: request.method ?? '', path, headers: request.headers, body, form };
    asked.push(one);
    if (broken !== null) return breakDownAs(broken, response);
    const { status, object, headers = {} } = answerApi(one);
    const id = `req_${asked.length}`;
    response
      .writeHead(status, { 'content-type': 'application/json', 'request-id': id, ...headers })
      .end(JSON.stringify(object));
  };
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  const secrets = { secretKey: SECRET_KEY, webhookSecret: WEBHOOK_SECRET };
  return {
    ...{ url, ...secrets, asked, account, send },
    checkout: (clock = Date.now, onFault = () => undefined) => {
      now = clock;
      return createStripeCheckout({ ...secrets, apiBase: url, now: clock, onFault, patience: 250 });
    },
    breakDown: (how) => {
      broken = how;
    },
    tell: (to) => {
      address = to;
    },
  };
}

type Answer = {
  readonly status: number;
  readonly object: object;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The few calls there are, with keys by which a repeat is answered as the first was. */
function apiOf(account: Account, seconds: () => number): (asked: Asked) => Answer {
  const done = new Map<string, { readonly body: string; readonly answer: Answer }>();
  const get = (path: string): Answer => {
    const [, , ...parts] = path.split('?')[0]?.split('/') ?? [];
    const id = decodeURIComponent(parts.at(-1) ?? '');
    const found = parts[0] === 'checkout' ? account.session(id) : account.payment(id);
    if (found !== null) return { status: 200, object: found };
    const message = `No such ${parts[0]}: '${id}'`;
    return refusal({ ...invalid('id', message, 'resource_missing'), status: 404 });
  };
  const create = ({ form }: Asked): Answer => {
    const refused = refusedSession(form, seconds());
    return refused === null
      ? { status: 200, object: { ...account.create(form) } }
      : refusal(refused);
  };
  return (asked) => {
    const refused = refusedAtTheDoor(asked, SECRET_KEY);
    if (refused !== null) return refusal(refused);
    if (asked.method === 'GET') return get(asked.path);
    if (asked.path !== '/v1/checkout/sessions')
      return refusal(invalid('', `No such ${asked.path}`));
    const key = String(asked.headers['idempotency-key'] ?? '');
    const before = done.get(key);
    if (before === undefined) {
      const answer = create(asked);
      // What is refused before anything is done is not kept under the key.
      if (answer.status === 200 && key !== '') done.set(key, { body: asked.body, answer });
      return answer;
    }
    if (before.body !== asked.body) return refusal(CONFLICT);
    return { ...before.answer, headers: { 'idempotent-replayed': 'true' } };
  };
}

const CONFLICT: Refused = {
  status: 400,
  error: {
    type: 'idempotency_error',
    message: 'Keys for idempotent requests can only be used with the same parameters.',
  },
};

function refusal({ status, error }: Refused): Answer {
  return { status, object: { error } };
}

function breakDownAs(how: Breakdown, response: ServerResponse): void {
  if (how === 'silent') return;
  if (how === 'cut') {
    response.destroy();
  } else if (how === 'garbage') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  } else {
    const status = how === 'busy' ? 429 : 500;
    const error = { type: 'api_error', message: `It is ${how}: ${SECRET_KEY}` };
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error }));
  }
}

/** The hosted page, and what its buttons do: told first, and then the browser is sent on. */
async function showPage(
  account: Account,
  path: string,
  method: string,
  response: ServerResponse,
  send: StripeStandIn['send'],
): Promise<void> {
  const [, , , id = '', button = ''] = path.split('/');
  const session = account.session(id);
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  if (session?.status !== 'open') {
    response.writeHead(404, headers).end('<h1>This page is closed</h1>');
  } else if (method !== 'POST') {
    response.writeHead(200, headers).end(page(id, account.label(id), session));
  } else {
    if (button === 'pay') await send(account.pay(id));
    if (button === 'debit') await send(account.payLater(id));
    const to = button === 'cancel' ? session.cancel_url : session.success_url;
    const location = (to ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', id);
    response.writeHead(303, { location }).end();
  }
}

function page(
  id: string,
  label: string,
  { amount_total: amount, currency }: Pick<Stripe.Checkout.Session, 'amount_total' | 'currency'>,
): string {
  const button = (name: string, words: string): string =>
    `<form method="post" action="/c/pay/${id}/${name}"><button>${words}</button></form>`;
  return `<!doctype html><html lang="en"><title>Checkout</title><h1>${label.replaceAll('<', '&lt;')}</h1>
<p>${amount} ${currency}</p>
${button('pay', 'Pay')}${button('debit', 'Pay by direct debit')}${button('cancel', 'Cancel')}</html>`;
}
