/** The pages that a link to an invoice opens (G3): what it says, what is open of it, and how to pay. */
import type { ClosedLink, OpenedLink } from '../app/pay/open-link.ts';
import { DOCUMENT_CSS, DOCUMENT_PICTURES, documentHtml } from './document-page.ts';
import { escaped, html, PAGE_POLICY } from './pages.ts';

/** Where the link is; as it came, in the address. */
export type At = { readonly token: string };

export const PAY_CSS = `${DOCUMENT_CSS}
.payment { margin-bottom: 2.5rem; padding: 1rem 1.25rem; border: 1px solid; border-radius: 0.5rem;
  border-color: color-mix(in srgb, currentColor 25%, transparent); }
.payment.overdue { border-inline-start: 0.3rem solid light-dark(#b3261e, #ff8a80); }
.payment.paid, .payment.credited { border-inline-start: 0.3rem solid light-dark(#1b7f4b, #7bd8a6); }
.payment > p { margin: 0.25rem 0; }
.payment .sum { font-size: 1.25rem; font-weight: 700; font-variant-numeric: tabular-nums; }
.payment .quiet, .payment dt { color: color-mix(in srgb, currentColor 72%, transparent); }
.payment h2 { font-size: 1rem; margin: 1rem 0 0.25rem; }
.payment dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.15rem 1.5rem; margin: 0; }
.payment dd { margin: 0; }
.payment .ways { display: flex; flex-wrap: wrap; gap: 0.75rem 1.25rem; align-items: center;
  margin-top: 1rem; }
.payment button { padding: 0.7rem 1.4rem; border: 0; border-radius: 0.4rem; font: inherit;
  font-weight: 700; color: #fff; background: #1d5fbf; cursor: pointer; }
.payment button:hover { background: #174c99; }
:is(.payment button, a):focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
.problem { padding: 0.5rem 0.75rem; border-inline-start: 0.25rem solid #c0392b; }
.plain { max-width: 34rem; margin: 0 auto; }
.plain h1 { font-size: 1.5rem; line-height: 1.2; }
@media print { .payment form, .payment .ways { display: none; } }
`;

/** The invoice, with what can be done about it above. */
export function invoicePage(opened: OpenedLink, at: At, problem: string | null): Response {
  const { document, invoice, firmName } = opened;
  const body = [
    ...(problem === null ? [] : [`<p class="problem" role="alert">${escaped(problem)}</p>`]),
    panel(opened, at),
    documentHtml(document),
  ].join('\n');
  return shown(`Invoice ${invoice.label} from ${firmName}`, body, {
    ...{ status: problem === null ? 200 : 422, formTo: opened.checkoutAt },
  });
}

function panel(opened: OpenedLink, at: At): string {
  const { state, blocks, invoice, firmName } = opened;
  const told = blocks.map((sentence) => `<p class="quiet">${escaped(sentence)}</p>`);
  return [
    `<section class="payment ${state}" aria-label="Payment">`,
    `<p class="quiet">Invoice ${escaped(invoice.label)} from ${escaped(firmName)}</p>`,
    ...owed(opened),
    ...told,
    ...(opened.open > 0 && opened.checkoutAt === null ? [bankHtml(opened)] : []),
    `<div class="ways">${payForm(opened, at)}<a href="${path(at)}/invoice.pdf" download>Download PDF</a></div>`,
    '</section>',
  ].join('\n');
}

function owed(opened: OpenedLink): readonly string[] {
  const { state, open, invoice, openInWords, totalInWords, dueInWords } = opened;
  if (state === 'paid') return ['<p class="sum">Paid</p>', '<p>Nothing is left to be paid.</p>'];
  if (state === 'credited') {
    return ['<p class="sum">Credited</p>', '<p>Nothing is to be paid.</p>'];
  }
  const due = dueInWords === null ? '' : ` by ${dueInWords}`;
  const late = `<strong>Overdue</strong>: it was to be paid${due}.`;
  return [
    `<p class="sum">${escaped(openInWords)}</p>`,
    `<p>${state === 'overdue' ? late : `To be paid${due}.`}</p>`,
    ...(open === invoice.gross
      ? []
      : [`<p class="quiet">This is what is still open of ${escaped(totalInWords)}.</p>`]),
  ];
}

function payForm({ checkoutAt, openInWords }: OpenedLink, at: At): string {
  if (checkoutAt === null) return '';
  return `<form method="post" action="${path(at)}"><button>Pay ${escaped(openInWords)}</button></form>`;
}

function bankHtml({ paymentDetails, invoice, firmName, openInWords }: OpenedLink): string {
  const facts = [
    `<dt>Amount</dt><dd>${escaped(openInWords)}</dd>`,
    `<dt>Reference</dt><dd>${escaped(invoice.label)}</dd>`,
  ];
  const details =
    paymentDetails.length === 0
      ? [`Ask ${firmName} how it is to be paid, and name the reference.`]
      : paymentDetails;
  const lines = details.map(escaped).join('<br>\n');
  return `<h2>How to pay</h2>\n<p>${lines}</p>\n<dl>${facts.join('\n')}</dl>`;
}

/** In seconds: how long the page waits before it looks again, each time. */
const WAITS: readonly number[] = [2, 2, 3, 5, 8, 13, 20, 30, 60, 60, 60, 60, 60, 60];

/** After the checkout: what has been told of the payment, which may take a moment (G4). */
export function paidPage(opened: OpenedLink, at: At, asked: number): Response {
  const { invoice, firmName, open, openInWords, blocks, state } = opened;
  const back = `<p><a href="${path(at)}">See the invoice</a></p>`;
  if (state === 'credited') return plain('Credited', [paragraph(settled(opened)), back]);
  if (open === 0) {
    const told = [`${firmName} has been told of it: invoice ${invoice.label} is paid.`, ...blocks];
    return plain('Thank you', [...told.map(paragraph), back]);
  }
  const wait = WAITS[asked];
  const waiting =
    wait === undefined
      ? 'This page does not look again by itself any more. Open the invoice later to see it.'
      : 'This page looks again by itself.';
  const told = [
    `We have not been told of the payment yet: ${openInWords} of invoice ${invoice.label} are open.`,
    'A card takes a moment; a direct debit takes days, and you need not wait here for it.',
    waiting,
  ];
  const again =
    wait === undefined
      ? []
      : [`<meta http-equiv="refresh" content="${wait}; url=${path(at)}/paid?asked=${asked + 1}">`];
  return plain('Waiting for word of your payment', [...told.map(paragraph), back], { head: again });
}

/** After the checkout was left. */
export function cancelledPage(opened: OpenedLink, at: At): Response {
  const { invoice, open, openInWords } = opened;
  const told =
    open === 0
      ? settled(opened)
      : `You left the checkout, and nothing was charged there. ${openInWords} of invoice ${invoice.label} are open.`;
  const link = open === 0 ? 'See the invoice' : 'Back to the invoice';
  const back = `<p><a href="${path(at)}">${link}</a></p>`;
  return plain(open === 0 ? 'Nothing to pay' : 'Not paid', [paragraph(told), back]);
}

function settled({ invoice, state }: OpenedLink): string {
  return `Invoice ${invoice.label} is ${state}: nothing is left to be paid.`;
}

const CLOSED = {
  unknown: {
    title: 'This link opens nothing',
    told:
      'It is not complete, or it was never one of ours. Open it from the mail just as it stands ' +
      'there, or ask whoever sent you the invoice for another.',
  },
  expired: {
    title: 'This link is too old',
    told:
      'Links to invoices are good for a while only, and this one is good no more. Ask whoever ' +
      'sent you the invoice for another.',
  },
  revoked: {
    title: 'This link was withdrawn',
    told:
      'Whoever sent you the invoice has withdrawn it. There may be another in a later mail; else ' +
      'ask for one.',
  },
} as const;

/** Why a link opens nothing, in plain words: 404 where there is none, 410 where it was one. */
export function closedPage({ closed }: ClosedLink): Response {
  const { title, told } = CLOSED[closed];
  return noticePage(title, told, closed === 'unknown' ? 404 : 410);
}

/** What is told where nothing can be shown. */
export function noticePage(title: string, told: string, status: number): Response {
  return plain(title, [paragraph(told)], { status });
}

function plain(title: string, body: readonly string[], how: Partial<Shown> = {}): Response {
  const said = [`<div class="plain">\n<h1>${escaped(title)}</h1>`, ...body, '</div>'].join('\n');
  return shown(title, said, how);
}

function paragraph(told: string): string {
  return `<p>${escaped(told)}</p>`;
}

function path({ token }: At): string {
  return `/pay/${escaped(encodeURIComponent(token))}`;
}

function shown(
  title: string,
  body: string,
  { status = 200, head = [], formTo = null }: Partial<Shown> = {},
): Response {
  const text = html({ title, body, stylesheet: '/pay.css', head: [NOT_FOUND_BY_OTHERS, ...head] });
  const { 'content-security-policy': policy, 'referrer-policy': referrer } = PAGE_POLICY;
  // A browser that follows a form to where it is sent on asks again whether it may go there.
  const allowed = formTo === null ? policy : policy.replace(OWN_FORMS, `${OWN_FORMS} ${formTo}`);
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      ...PRIVATE,
      'content-security-policy': `${allowed}; ${DOCUMENT_PICTURES}`,
      // Either tells other sites nothing; a form of a page that tells nobody would come from nowhere.
      ...(formTo === null ? {} : { 'referrer-policy': referrer }),
    },
  });
}

type Shown = {
  readonly status: number;
  /** More for the head of the page, as HTML. */
  readonly head: readonly string[];
  /** Where a form of the page may lead beside here; null where it has none. */
  readonly formTo: string | null;
};

const OWN_FORMS = "form-action 'self'";
const NOT_FOUND_BY_OTHERS = '<meta name="robots" content="noindex, nofollow">';

/** Kept nowhere, found by nobody else, and told to no other site. */
export const PRIVATE = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
};
