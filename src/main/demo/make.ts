/** `hourbank demo`: a firm with a year behind it, the same for the same seed and day. */
import { randomBytes } from 'node:crypto';
import type { SignIn } from '../../adapters/sign-in/sign-in.ts';
import type { App } from '../../app/app.ts';
import { createFirm } from '../../app/firm/create.ts';
import type { DemoAsked, DemoMade } from '../../cli/demo-command.ts';
import { type CommandRefusal, commandRefused, EXIT } from '../../cli/exit-codes.ts';
import { anyRefusalMessage } from '../../contract/refusals.ts';
import { addDays, type LocalDate, localDate } from '../../engine/days.ts';
import { type Firm, findFirm } from '../../store/agreed.ts';
import { nameKey } from '../../store/names.ts';
import { OWNER, PEOPLE, type Person, PRIYA } from './cast.ts';
import { idOf } from './chance.ts';
import { ask, idsOf, instantAt, type Stage } from './stage.ts';
import { DAYS, liveYear } from './year.ts';

/** The parts of the program that the demonstration is made with. */
export type DemoParts = { readonly app: App; readonly signIn: () => Promise<SignIn> };

const TIME_ZONE = 'Europe/Berlin';
const CURRENCY = 'EUR';

/**
 * Makes the firm, lives the year before `now`, and tells those who work there to sign-in. One that
 * was cut short goes on where it was. Refused: a firm that has the name already.
 */
export async function makeDemo(
  { app, signIn }: DemoParts,
  asked: DemoAsked & { readonly now: number },
): Promise<DemoMade | CommandRefusal> {
  const { firmName, seed, now, onDay } = asked;
  const flaw = flawOf(asked);
  if (flaw !== null) return commandRefused(EXIT.usage, flaw);
  const known = await firmCalled(app, firmName);
  if (known !== null && known.id !== idOfFirm(startOf(known), seed, firmName)) {
    const message = `there is a firm called ${known.name}: name another with --firm-name`;
    return commandRefused(EXIT.refused, message);
  }
  const start = known === null ? firstDay(now) : startOf(known);
  const firm = idOfFirm(start, seed, firmName);
  const people = await signIn();
  const there = new Set((await people.members(firm)).map(({ mail }) => mail));
  const missing = PEOPLE.filter((person) => !there.has(mailOf(person, firmName)));
  const stage: Stage = { app, firm, seed, timeZone: TIME_ZONE, start };
  if (missing.length > 0) {
    const clock = (): number => instantAt(TIME_ZONE, start, OPENED);
    await createFirm(
      { ...app, clock },
      { firm, name: firmName, currency: CURRENCY, timeZone: TIME_ZONE, isDemo: true },
    );
    await liveYear(stage, (lived) => onDay(lived, DAYS));
    await startTimer(stage, now);
  }
  const password = asked.password ?? randomBytes(12).toString('base64url');
  for (const person of missing) {
    const refusal = await addPerson(people, stage, firmName, person, password);
    if (refusal !== null) return commandRefused(EXIT.refused, refusal);
  }
  return await toldOf(stage, firmName, missing, password);
}

const SHORTEST_PASSWORD_CHARACTERS = 12;
const LONGEST_NAME_CHARACTERS = 200;

function flawOf({ firmName, password }: DemoAsked): string | null {
  if (firmName.trim() === '' || firmName.length > LONGEST_NAME_CHARACTERS) {
    return 'give the firm a name of 1 to 200 characters';
  }
  if (password === null || password.length >= SHORTEST_PASSWORD_CHARACTERS) return null;
  return 'the password has fewer than 12 characters: choose a longer one, or leave it out';
}

/** Whether a demonstration may have the name: it is free, or one has it already, or another firm. */
export async function demoCalled(
  app: App,
  name: string,
  seed: string,
): Promise<'free' | 'taken' | { readonly firm: string }> {
  const known = await firmCalled(app, name);
  if (known === null) return 'free';
  return known.id === idOfFirm(startOf(known), seed, name) ? { firm: known.id } : 'taken';
}

/** Whether it is the mail address of somebody who is made up with the firm of that name. */
export function isOfCast(mail: string, firmName: string): boolean {
  return PEOPLE.some((person) => mailOf(person, firmName) === mail);
}

/** The firm of that name, or whose people would have the same mail addresses. */
async function firmCalled({ database }: App, name: string): Promise<Firm | null> {
  for (const id of await database.firms()) {
    const firm = await database.read(id, findFirm);
    if (firm === null) continue;
    const isSame = nameKey(firm.name) === nameKey(name) || domainOf(firm.name) === domainOf(name);
    if (isSame) return firm;
  }
  return null;
}

/** When the firm was opened on its first day, in minutes from midnight. */
const OPENED = 7 * 60;

/** The year ends with yesterday. */
function firstDay(now: number): LocalDate {
  return addDays(dayIn(now), -DAYS);
}

function startOf({ createdAt }: Firm): LocalDate {
  return dayIn(Date.parse(createdAt));
}

function dayIn(at: number): LocalDate {
  const instant = Temporal.Instant.fromEpochMilliseconds(at);
  return localDate(instant.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString());
}

function idOfFirm(start: LocalDate, seed: string, name: string): string {
  return idOf(instantAt(TIME_ZONE, start, OPENED), seed, name);
}

const TIMER_MINUTES = 42;

/** Somebody is at work just now; of that the books know nothing yet. */
async function startTimer(stage: Stage, now: number): Promise<void> {
  const asking = { as: PRIYA, at: now, key: `timer ${now}` };
  const { timer } = await ask(stage, 'timer.show', {}, asking);
  if (timer !== null) return;
  const startedAt = new Date(now - TIMER_MINUTES * 60_000).toISOString();
  const description = 'X-ray viewer opens slowly again: looked at with Ana Alder';
  const work = { client: 'Alder Dental', workType: 'remote', job: 'Practice software' };
  await ask(stage, 'timer.start', { ...work, description, startedAt }, asking);
}

/** Tells a person to sign-in; why that was refused, or null. */
async function addPerson(
  signIn: SignIn,
  stage: Stage,
  firmName: string,
  person: Person,
  password: string,
): Promise<string | null> {
  const { name, role } = person;
  const { firm } = stage;
  const made = idsOf(stage, person);
  const who = { firm, name, mail: mailOf(person, firmName), password, made };
  const added =
    person === OWNER
      ? await signIn.setUp({ ...who, firmName, token: null, address: null })
      : await signIn.addMember({ ...who, role });
  return 'code' in added ? anyRefusalMessage(added) : null;
}

/** Such as `maren@quillmoor-it.example`: no mail is ever delivered there. */
function mailOf({ mail }: Person, firmName: string): string {
  return `${mail}@${domainOf(firmName)}`;
}

function domainOf(firmName: string): string {
  const plain = firmName.normalize('NFKD').toLowerCase();
  const words = plain.replaceAll(/\p{M}/gu, '').match(/[a-z0-9]+/g) ?? ['demo'];
  return `${words.join('-').slice(0, 60)}.example`;
}

async function toldOf(
  stage: Stage,
  firmName: string,
  added: readonly Person[],
  password: string,
): Promise<DemoMade> {
  const asking = { as: OWNER, at: 0, key: '' };
  const { clients, records, hash, findings } = await ask(stage, 'ledger.verify', {}, asking);
  return {
    ...{ firm: stage.firm, firmName, seed: stage.seed, start: stage.start },
    ...{ clients, records, hash, findings: findings.length },
    password: added.length === 0 ? null : password,
    people: PEOPLE.map((person) => ({
      ...{ name: person.name, role: person.role, mail: mailOf(person, firmName) },
      isNew: added.includes(person),
    })),
  };
}
