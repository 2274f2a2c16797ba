/** The first steps of people in the browser: the firm is set up, and the invited join. */
import { Hono } from 'hono';
import type { Variables } from './api.ts';
import { readBytes } from './body.ts';
import { PAGE_CSS, type PageField, page, pageResponse } from './pages.ts';

/** What was typed, or why it was not taken. */
export type Taken = { readonly problem: string } | { readonly done: string };

export type SetUpForm = {
  readonly token: string;
  readonly firmName: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly name: string;
  readonly mail: string;
  readonly password: string;
};

type InvitationForm = {
  readonly invitation: string;
  readonly name: string;
  readonly password: string;
};

export type PeopleParts = {
  readonly isSetUpOpen: (token: string) => Promise<boolean>;
  readonly setUp: (form: SetUpForm, address: string | null) => Promise<Taken>;
  /** Whom an invitation is for, and to which firm; null when it is good no more. */
  readonly invited: (
    invitation: string,
  ) => Promise<{ readonly mail: string; readonly firm: string; readonly isKnown: boolean } | null>;
  readonly accept: (form: InvitationForm, address: string | null) => Promise<Taken>;
  readonly sameOrigin: (request: Request) => boolean;
  /** The address at the other end, for counting wrong passwords. */
  readonly addressOf: (request: Request) => string | null;
};

/** `/`, `/set-up/<token>` and `/invitation/<id>`. */
export function peoplePages(parts: PeopleParts): Hono<Variables> {
  const pages = new Hono<Variables>();
  pages.get('/page.css', () => new Response(PAGE_CSS, { headers: { 'content-type': 'text/css' } }));
  pages.get('/', () => pageResponse(page(WELCOME)));
  pages.get('/set-up/:token', async (context) => {
    const open = await parts.isSetUpOpen(context.req.param('token'));
    return open ? pageResponse(setUpPage({})) : pageResponse(page(USED_LINK), 404);
  });
  pages.post('/set-up/:token', async (context) => {
    const { raw } = context.req;
    if (!parts.sameOrigin(raw)) return pageResponse(page(ELSEWHERE), 403);
    const token = context.req.param('token');
    if (!(await parts.isSetUpOpen(token))) return pageResponse(page(USED_LINK), 404);
    const typed = await formOf(raw);
    const form = {
      ...{ token, firmName: typed('firmName'), currency: typed('currency').toUpperCase() },
      ...{ timeZone: typed('timeZone'), name: typed('name') },
      ...{ mail: typed('mail'), password: typed('password') },
    };
    const taken = await parts.setUp(form, parts.addressOf(raw));
    if ('problem' in taken) return pageResponse(setUpPage(form, taken.problem), 422);
    return pageResponse(
      page({ title: `${form.firmName} is set up`, paragraphs: [taken.done, NEXT] }),
    );
  });
  pages.get('/invitation/:id', async (context) => {
    const invited = await parts.invited(context.req.param('id'));
    if (invited === null) return pageResponse(page(USED_INVITATION), 404);
    return pageResponse(invitationPage(invited));
  });
  pages.post('/invitation/:id', async (context) => {
    const { raw } = context.req;
    if (!parts.sameOrigin(raw)) return pageResponse(page(ELSEWHERE), 403);
    const invitation = context.req.param('id');
    const invited = await parts.invited(invitation);
    if (invited === null) return pageResponse(page(USED_INVITATION), 404);
    const typed = await formOf(raw);
    const form = { invitation, name: typed('name'), password: typed('password') };
    const taken = await parts.accept(form, parts.addressOf(raw));
    if ('problem' in taken) return pageResponse(invitationPage(invited, taken.problem), 422);
    return pageResponse(page({ title: 'Welcome', paragraphs: [taken.done] }));
  });
  return pages;
}

const WELCOME = {
  title: 'Hourbank is running',
  paragraphs: [
    'The program answers here over HTTP, below /api/v1; what there is stands in /api/v1/openapi.json.',
    'On the machine it runs on, the same operations are commands: hourbank --help lists them.',
  ],
};

const NEXT =
  'On this machine go on with: hourbank client add --name "Alder Dental". From elsewhere, make an ' +
  'API key first: hourbank key create.';

const USED_LINK = {
  title: 'This link is used or replaced',
  paragraphs: [
    'A set-up link is good once, and each start prints a new one until there is a firm.',
  ],
};

const USED_INVITATION = {
  title: 'This invitation is good no more',
  paragraphs: ['It was accepted, cancelled, or has expired. Ask an owner of the firm for another.'],
};

const ELSEWHERE = {
  title: 'Sent from elsewhere',
  paragraphs: [
    'This form was not sent from its own page. Open the link again and fill it in there.',
  ],
};

/** What was typed into a form; empty for what is missing, and for all of a form that is too large. */
async function formOf(request: Request): Promise<(name: string) => string> {
  const bytes = await readBytes(request, LARGEST_FORM_BYTES);
  const typed = new URLSearchParams(bytes === null ? '' : Buffer.from(bytes).toString('utf8'));
  return (name) => {
    const text = typed.get(name) ?? '';
    // What stands around a password may belong to it.
    return name === 'password' ? text : text.trim();
  };
}

const LARGEST_FORM_BYTES = 64 * 1024;

function setUpPage(typed: Partial<SetUpForm>, problem?: string): string {
  const field = (
    name: keyof SetUpForm,
    label: string,
    type: PageField['type'],
    autocomplete: string,
    value: string,
    hint = '',
  ): PageField => ({ name, label, type, autocomplete, hint, value: typed[name] ?? value });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return page({
    title: 'Set up your Hourbank',
    paragraphs: ['Two minutes: your firm, and you as its owner.'],
    ...(problem === undefined ? {} : { problem }),
    form: {
      button: 'Set up',
      fields: [
        field('firmName', 'Name of the firm', 'text', 'organization', ''),
        field('currency', 'Currency', 'text', 'off', 'EUR', 'Three letters, such as EUR or USD'),
        field('timeZone', 'Time zone', 'text', 'off', zone, 'Such as Europe/Berlin'),
        field('name', 'Your name', 'text', 'name', ''),
        field('mail', 'Your mail address', 'email', 'email', ''),
        {
          ...field('password', 'A password', 'password', 'new-password', ''),
          value: '',
          hint: TWELVE,
        },
      ],
    },
  });
}

const TWELVE = 'At least 12 characters';

function invitationPage(
  { mail, firm, isKnown }: { mail: string; firm: string; isKnown: boolean },
  problem?: string,
): string {
  const name: PageField = {
    ...{ name: 'name', label: 'Your name', type: 'text', autocomplete: 'name' },
    ...{ value: '', hint: '' },
  };
  const password: PageField = {
    name: 'password',
    label: isKnown ? 'Your password' : 'A password',
    type: 'password',
    value: '',
    autocomplete: isKnown ? 'current-password' : 'new-password',
    hint: isKnown ? 'The one you sign in with' : TWELVE,
  };
  return page({
    title: `Join ${firm}`,
    paragraphs: [`The invitation is for ${mail}.`],
    ...(problem === undefined ? {} : { problem }),
    form: { button: 'Join', fields: [name, password] },
  });
}
