/** The doors, which nobody has to be signed in for, and the portal. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hand } from '../support/hand.ts';
import { ask, ownName } from './asked.ts';
import { enterPortal } from './places.ts';
import { buttonOf, fieldOf, SAYS, tellAll, type WrongForm } from './wrong-form.ts';

const PASSWORD = 'a password for these forms';

/** Somebody is invited, joins, and turns the second factor on: at each step something is wrong. */
export async function tellDoors(owner: Page, page: Page, hand: Hand): Promise<void> {
  await tellAll(page, hand, SIGN_IN);
  const mail = `${ownName('joins').replaceAll(' ', '-')}@example.com`;
  const invited = await ask(owner, 'invitation.send', { mail, role: 'technician' });
  await tellAll(page, hand, joining(invited.link ?? assert.fail('no link is given')));
  await hand.type(fieldOf(page, 'Choose a password'), PASSWORD);
  await hand.press(buttonOf(page, 'Join'));
  await page.getByRole('heading', { name: 'Today' }).waitFor();
  await tellAll(page, hand, OF_YOU);
  await hand.type(fieldOf(page, 'Password'), PASSWORD);
  await hand.press(buttonOf(page, 'Go on'));
  await fieldOf(page, 'Code').waitFor();
  await tellAll(page, hand, OF_CODE, '/settings/you');
  const { items } = await ask(owner, 'member.list');
  const joined = items.find((member) => member.mail === mail) ?? assert.fail('nobody joined');
  await ask(owner, 'member.remove', { member: joined.id });
}

/** A contact comes by a link; what they may buy is fixed, so nothing of it can be wrong. */
export async function tellPortal(owner: Page, contact: Page, hand: Hand): Promise<void> {
  await tellAll(contact, hand, OF_LINK);
  await enterPortal(owner, contact);
  await tellAll(contact, hand, OF_PORTAL);
}

const SIGN_IN: readonly WrongForm[] = [
  {
    ...{ form: 'signing in', at: '/sign-in', send: 'Sign in' },
    told: [
      ['Mail address', SAYS.text],
      ['Password', SAYS.text],
    ],
  },
  {
    ...{ form: 'the code', at: '/sign-in?code=true', send: 'Go on' },
    told: [['Code', SAYS.text]],
  },
];

function joining(at: string): readonly WrongForm[] {
  return [
    {
      ...{ form: 'joining', at, send: 'Join' },
      told: [
        ['Your name', SAYS.text],
        ['Choose a password', SAYS.text],
      ],
    },
    {
      ...{ form: 'joining with a short password', at, send: 'Join' },
      typed: [
        ['Your name', 'Robin Vance'],
        ['Choose a password', 'short'],
      ],
      told: [['Choose a password', TOO_SHORT]],
    },
  ];
}

const TOO_SHORT = 'the password has fewer than 12 characters: choose a longer one';

const YOU = '/settings/you';

const OF_YOU: readonly WrongForm[] = [
  {
    ...{ form: 'another password', at: YOU, send: 'Change the password' },
    typed: [
      ['Password now', 'not that one at all'],
      ['New password', 'another one of these forms'],
    ],
    told: [['Password now', 'The password is not right. Try again.']],
  },
  {
    ...{ form: 'a short password', at: YOU, send: 'Change the password' },
    typed: [
      ['Password now', PASSWORD],
      ['New password', 'short'],
    ],
    told: [['New password', 'The new password is too short: choose one of 12 characters or more.']],
  },
  {
    ...{ form: 'the second factor', at: YOU, open: ['Turn on'], send: 'Go on' },
    typed: [['Password', 'not that one at all']],
    told: [['Password', 'The password is not right. Try again.']],
  },
];

const NOT_RIGHT =
  'The code is not right, or no longer. Wait for the next one that your authenticator shows.';

const OF_CODE: readonly WrongForm[] = [
  {
    ...{ form: 'no first code', at: YOU, send: 'Turn on' },
    told: [['Code', SAYS.text]],
  },
  {
    ...{ form: 'a wrong first code', at: YOU, send: 'Turn on' },
    typed: [['Code', 'no code']],
    told: [['Code', NOT_RIGHT]],
  },
];

const OF_LINK: readonly WrongForm[] = [
  {
    ...{ form: 'a link for the portal', at: '/portal/sign-in', send: 'Send me a link' },
    typed: [['Your mail address', 'nobody']],
    told: [['Your mail address', 'write your mail address, such as kim@example.com']],
  },
];

const LATER_DAY = 'enter May 1, 2026, when the period begins, or a later day';

const OF_PORTAL: readonly WrongForm[] = ['/portal/statement', '/portal/entries'].map((at) => ({
  ...{ form: `the days of ${at}`, at },
  typed: [
    ['From', '2026-05-01'],
    ['Through', '2026-03-01'],
  ],
  told: [['Through', LATER_DAY]],
}));
