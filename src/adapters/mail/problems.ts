/** What keeps a mail from being handed over: told in a line, and whether another try may help. */
import type { Delivery } from '../../app/ports.ts';

const LONGEST_CHARACTERS = 500;

/** At what the exchange stood, by what was said to the server last. */
const STEPS: readonly (readonly [command: RegExp, step: string])[] = [
  [/^CONN|^[EHL]+LO|^LHLO/, 'connecting'],
  [/^STARTTLS/, 'beginning TLS'],
  [/^AUTH/, 'signing in'],
  [/^MAIL/, 'naming the sender'],
  [/^RCPT/, 'naming the recipient'],
  [/^DATA/, 'handing over the mail'],
];

/**
 * What an error of sending comes to. For good is what the server says of the recipient or of the
 * mail itself (5xx); what it says of us, or whether it answers at all, may be mended.
 */
export function deliveryProblem(error: unknown, secrets: readonly string[]): Delivery {
  const { code, command, response, responseCode, message } = partsOf(error);
  const step = STEPS.find(([said]) => said.test(command))?.[1] ?? 'sending';
  const what = response === '' ? told(code, message) : `the mail server said ${response}`;
  return {
    problem: `${step}: ${withoutSecrets(what, secrets)}`.slice(0, LONGEST_CHARACTERS),
    permanent: isPermanent(code, command, responseCode),
  };
}

/** More was to be sent than the server takes (RFC 1870). */
const TOO_LARGE = 552;
/** Commands came in an order that the server did not expect: that is no word on the mail. */
const OUT_OF_ORDER = 503;

function isPermanent(code: string, command: string, responseCode: number): boolean {
  if (command === 'API') return code === 'EENVELOPE';
  const refused = responseCode >= 500 && responseCode !== OUT_OF_ORDER;
  if (command === 'RCPT TO' || command === 'DATA') return refused;
  if (command !== 'MAIL FROM') return false;
  return responseCode === TOO_LARGE || code === 'EMESSAGE';
}

function told(code: string, message: string): string {
  return code === 'EABORT' ? 'the mail server took too long' : message;
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '••••'), text);
  return hidden.replace(/\p{Cc}+/gu, ' ').toWellFormed();
}

/** The parts of an error of nodemailer. */
function partsOf(error: unknown): {
  readonly code: string;
  readonly command: string;
  readonly response: string;
  readonly responseCode: number;
  readonly message: string;
} {
  const parts = typeof error === 'object' && error !== null ? error : {};
  const text = (name: string): string => {
    const part: unknown = Reflect.get(parts, name);
    return typeof part === 'string' ? part : '';
  };
  const responseCode: unknown = Reflect.get(parts, 'responseCode');
  return {
    code: text('code'),
    command: text('command'),
    response: text('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    message: text('message') || String(error),
  };
}
