/** The first steps of people in the browser: the firm is set up, and the invited join. */
import { Hono } from 'hono';
import { readInput } from '../contract/read-input.ts';
import { type AnyRefusal, anyRefusalMessage, type FieldFlaw } from '../contract/refusals.ts';
import {
  type Entered,
  INVITATION_FORM,
  type InvitationOpen,
  type InvitationTyped,
  SET_UP_FORM,
  type SetUpForm,
  type SetUpOpen,
  SHORTEST_PASSWORD_CHARACTERS,
} from '../contract/session.ts';
import type { Variables } from './api.ts';
import { readBody } from './body.ts';
import { problemOf } from './problems.ts';

/** Somebody is a member now, and is to be signed in. */
type Joined = { readonly firm: string; readonly mail: string };

/** What is left to do of signing in, with the cookies of what is done. */
type Entrance = { readonly next: Entered['next']; readonly cookies: readonly string[] };

type Invited = Omit<InvitationOpen, 'shortestPasswordCharacters'>;

export type PeopleParts = {
  readonly isSetUpOpen: (token: string) => Promise<boolean>;
  readonly setUp: (
    token: string,
    form: SetUpForm,
    address: string | null,
  ) => Promise<Joined | AnyRefusal>;
  /** Whom an invitation is for, and to which firm. */
  readonly invited: (invitation: string) => Promise<Invited | AnyRefusal>;
  readonly accept: (
    invitation: string,
    form: InvitationTyped,
    address: string | null,
  ) => Promise<Joined | AnyRefusal>;
  readonly enter: (
    joined: Joined & { readonly password: string },
    address: string | null,
  ) => Promise<Entrance>;
  readonly sameOrigin: (request: Request) => boolean;
  /** The address at the other end, for counting wrong passwords. */
  readonly addressOf: (request: Request) => string | null;
};

/** `/api/set-up/<token>` and `/api/invitation/<id>`; their pages are the console's. */
export function peopleRoutes(parts: PeopleParts): Hono<Variables> {
  const routes = new Hono<Variables>();
  routes.get('/api/set-up/:token', async ({ req, get }) => {
    const open = await parts.isSetUpOpen(req.param('token'));
    if (!open) return problemOf({ code: 'set_up_unknown' }, get('requestId'));
    return said({
      currency: 'EUR',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      shortestPasswordCharacters: SHORTEST_PASSWORD_CHARACTERS,
    } satisfies SetUpOpen);
  });
  routes.post('/api/set-up/:token', async ({ req, get }) => {
    const refused = refusing(get('requestId'));
    if (!parts.sameOrigin(req.raw)) return refused({ code: 'cross_site' });
    const token = req.param('token');
    // First, for a firm is made before its owner is: nobody makes firms without the link.
    if (!(await parts.isSetUpOpen(token))) return refused({ code: 'set_up_unknown' });
    const form = await formOf(req.raw, SET_UP_FORM);
    if ('refusal' in form) return refused(form.refusal);
    const joined = await parts.setUp(token, form.input as SetUpForm, parts.addressOf(req.raw));
    return 'code' in joined ? refused(joined) : entered(parts, req.raw, joined, form.input);
  });
  routes.get('/api/invitation/:id', async ({ req, get }) => {
    const invited = await parts.invited(req.param('id'));
    if ('code' in invited) return problemOf(invited, get('requestId'));
    const shortestPasswordCharacters = SHORTEST_PASSWORD_CHARACTERS;
    return said({ ...invited, shortestPasswordCharacters } satisfies InvitationOpen);
  });
  routes.post('/api/invitation/:id', async ({ req, get }) => {
    const refused = refusing(get('requestId'));
    if (!parts.sameOrigin(req.raw)) return refused({ code: 'cross_site' });
    const form = await formOf(req.raw, INVITATION_FORM);
    if ('refusal' in form) return refused(form.refusal);
    const typed = form.input as InvitationTyped;
    const joined = await parts.accept(req.param('id'), typed, parts.addressOf(req.raw));
    return 'code' in joined ? refused(joined) : entered(parts, req.raw, joined, form.input);
  });
  return routes;
}

async function formOf(request: Request, input: typeof SET_UP_FORM | typeof INVITATION_FORM) {
  const body = await readBody(request);
  return 'refusal' in body ? body : readInput({ input }, body.fields);
}

/** Signs the new member in, as far as their password does. */
async function entered(
  parts: PeopleParts,
  request: Request,
  joined: Joined,
  { password }: { readonly password?: unknown },
): Promise<Response> {
  const who = { ...joined, password: String(password) };
  const { next, cookies } = await parts.enter(who, parts.addressOf(request));
  const response = said({ firm: joined.firm, next } satisfies Entered);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** A problem that says at which field of the form it stands. */
function refusing(requestId: string): (refusal: AnyRefusal) => Response {
  return (refusal) => problemOf(refusal, requestId, flawsOf(refusal));
}

function flawsOf(refusal: AnyRefusal): readonly FieldFlaw[] {
  const message = anyRefusalMessage(refusal);
  switch (refusal.code) {
    case 'input_invalid':
      return refusal.fields;
    case 'card_number':
      return refusal.fields.map((field) => ({ field, message }));
    case 'name_missing':
    case 'name_too_long':
      return [{ field: 'name', message }];
    case 'mail_invalid':
    case 'mail_taken':
    case 'already_member':
      return [{ field: 'mail', message }];
    case 'password_too_short':
    case 'password_too_long':
    case 'password_wrong':
      return [{ field: 'password', message }];
    default:
      return [];
  }
}

function said(value: object): Response {
  return Response.json(value, { headers: { 'cache-control': 'no-store' } });
}
