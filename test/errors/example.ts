/** What an example of a refusal is: played on a real bank, it shows what was asked and answered. */
import assert from 'node:assert/strict';
import { createSignIn, type SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import type { IdentityRefusal } from '../../src/contract/identity-refusals.ts';
import type { OperationName } from '../../src/contract/operations.ts';
import type { RefusalCode } from '../../src/contract/refusals.ts';
import { problemOf } from '../../src/http/problems.ts';
import { atEnd } from '../support/at-end.ts';
import { type As, type Bank, openBank, requestFor } from '../support/bank.ts';
import { appOf, BASE_URL } from '../support/sign-in-browser.ts';

/** The bank that examples are played on; each has a firm of its own. */
export type Stage = { readonly bank: Bank; readonly signIn: SignIn };

/** What came of it: the code, the status or exit code it came with, and all of it as text. */
export type Shown = {
  readonly code: string;
  readonly status?: number;
  readonly exitCode?: number | null;
  /** In what language the text is written, for the page. */
  readonly language: 'http' | 'console' | 'json';
  readonly text: string;
};

export type Example = {
  readonly code: RefusalCode;
  readonly play: (stage: Stage) => Promise<Shown>;
};

export const NOON = '2026-03-02T12:00:00Z';

/** The stage for all examples: sign-in is the real one. */
export async function openStage(): Promise<Stage> {
  const opened = Promise.withResolvers<SignIn>();
  const bank = await openBank(NOON, {}, (database) => {
    const signIn = createSignIn({
      ...appOf(database),
      baseUrl: BASE_URL,
      secret: 'a secret of the examples, of thirty-two characters or more',
      trustProxy: false,
      onError: (error) => {
        throw error;
      },
    });
    opened.resolve(signIn);
    return signIn;
  });
  const signIn = await opened.promise;
  atEnd(signIn.close);
  return { bank, signIn };
}

/** Who asks, in the firm of the example. */
type Asking = Omit<As, 'firm'>;

const OWNER: Asking = { role: 'owner' };

/** What the steps before were answered, for the ids in it. */
export type Answers = readonly Readonly<Record<string, unknown>>[];

/** One operation asked for; what it is given may need what was answered before. */
export type Step = {
  readonly ask: OperationName;
  readonly with?: object | ((answers: Answers) => object);
  readonly as?: Asking;
  readonly key?: string;
  /** When it is asked for; left out: at the time of the step before, at first noon of 2 March 2026. */
  readonly at?: string;
};

/** Asks for operations over HTTP: the last is refused, all before it are done. */
export function asking(code: RefusalCode, ...steps: readonly Step[]): Example {
  return { code, play: (stage) => playSteps(stage, steps) };
}

async function playSteps({ bank }: Stage, steps: readonly Step[]): Promise<Shown> {
  const firm = await bank.addFirm('Northwind IT');
  bank.moveTo(NOON);
  const answers: Readonly<Record<string, unknown>>[] = [];
  const texts: string[] = [];
  for (const [place, { ask, with: given = {}, as = OWNER, key, at }] of steps.entries()) {
    if (at !== undefined) bank.moveTo(at);
    const input = typeof given === 'function' ? given(answers) : given;
    const request = requestFor(ask, input, key);
    texts.push(await requestText(request.clone(), as, at));
    const response = await bank.send({ firm, ...as }, request);
    const body = await response.text();
    if (place === steps.length - 1) return shownOf(response, body, texts);
    assert.ok(response.ok, `${ask} was refused: ${body} ${bank.faults.map(String)}`);
    answers.push(JSON.parse(body));
  }
  throw new RangeError('an example has at least one step');
}

/** Sends a request as it is; `told` is how it is shown where it is too long to be. */
export function sending(
  code: RefusalCode,
  make: () => Request,
  { as = OWNER, told }: { as?: Asking | null; told?: string } = {},
): Example {
  const play = async ({ bank }: Stage): Promise<Shown> => {
    const request = make();
    const text = told ?? (await requestText(request.clone(), as ?? OWNER, undefined));
    const firm = bank.firm;
    const response = await bank.send(as === null ? null : { firm, ...as }, request);
    return shownOf(response, await response.text(), [text]);
  };
  return { code, play };
}

/** What sign-in refuses; `told` says what it was asked, for it is asked by pages and commands. */
export function signingIn(
  code: IdentityRefusal['code'],
  told: string,
  play: (stage: Stage) => Promise<object>,
): Example {
  const show = async (stage: Stage): Promise<Shown> => {
    const answer = await play(stage);
    assert.ok('code' in answer, `${told}: it was done`);
    const response = problemOf(answer as IdentityRefusal, NO_REQUEST);
    return shownOf(response, await response.text(), [`# ${told}`]);
  };
  return { code, play: show };
}

const NO_REQUEST = '00000000-0000-4000-8000-000000000000';

/** Method, path and body, and who asks when it is not the owner at noon. */
async function requestText(
  request: Request,
  { role, scopes }: Asking,
  at: string | undefined,
): Promise<string> {
  const { pathname, search } = new URL(request.url);
  const key = request.headers.get('idempotency-key');
  const body = await request.text();
  return [
    ...(at === undefined ? [] : [`# at ${at}`]),
    ...(role === 'owner' ? [] : [`# as ${role}`]),
    ...(scopes === undefined ? [] : [`# with an API key for ${scopes.join(', ')}`]),
    `${request.method} ${decodeURI(pathname)}${decodeURIComponent(search)}`,
    ...(key === null ? [] : [`Idempotency-Key: ${key}`]),
    ...(body === '' || body === '{}' ? [] : [body.trimEnd()]),
  ].join('\n');
}

/** A problem response, after the requests that led to it. */
export function shownOf(response: Response, body: string, texts: readonly string[]): Shown {
  const type = response.headers.get('content-type');
  assert.equal(type, 'application/problem+json', `it was done: ${response.status} ${body}`);
  const problem = JSON.parse(body) as { readonly code: string };
  const answer = `HTTP/1.1 ${response.status}\n${JSON.stringify(problem, null, 2)}`;
  return {
    code: problem.code,
    status: response.status,
    language: 'http',
    text: [...texts, answer].join('\n\n'),
  };
}
