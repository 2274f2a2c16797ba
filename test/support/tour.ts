/** Goes through the stops of the tour as the owner of a firm, and keeps what was asked and answered. */
import type { SignIn } from '../../src/adapters/sign-in/sign-in.ts';
import { isWrite } from '../../src/contract/define.ts';
import { OPERATIONS, type OperationName } from '../../src/contract/operations.ts';
import { atEnd } from './at-end.ts';
import { type As, type Bank, type BankOptions, openBank, requestFor } from './bank.ts';
import { giveUpMails } from './given-up-mails.ts';
import { pdfText } from './pdf-text.ts';
import { tellProviderFact } from './provider-fact.ts';
import { granted, openSignIn, PASSWORD } from './sign-in-browser.ts';
import type { Input, Stop } from './tour-stop.ts';
import { STOPS, TOUR_BEGINS, TOUR_ENDS } from './tour-stops.ts';

export type Visitor = {
  /** The owner of the firm, a member by sign-in too. */
  readonly as: As;
  /** Stands in texts that no other visitor gives. */
  readonly mark: string;
  /** Of the mails of the firm's people. */
  readonly mailDomain: string;
  /** The id of another member, who leaves on the way. */
  readonly other: string;
};

/** What was asked at a stop, and what came of it. */
export type Visit = {
  readonly operation: OperationName;
  readonly input: Input;
  readonly key: string | null;
  readonly status: number;
  readonly body: string;
};

export type Tour = {
  readonly bank: Bank;
  readonly signIn: SignIn;
  /** Makes a firm with two members; the firms of all visitors have the same name. */
  readonly addVisitor: (name: string) => Promise<Visitor>;
  /**
   * Throws when a stop is not answered as it should be. At every move of the clock two mails of the
   * firm are given up, so that some are old at the end and some are not.
   */
  readonly visit: (visitor: Visitor) => Promise<readonly Visit[]>;
  /** Asks for all that another visitor asked for, by the other's ids and mails, in texts of one's own. */
  readonly trespass: (
    visitor: Visitor,
    other: Visitor,
    visits: readonly Visit[],
  ) => Promise<readonly Visit[]>;
};

/** Opens a bank with sign-in, for visitors to tour. */
export async function openTour(options: BankOptions = {}): Promise<Tour> {
  const opened: SignIn[] = [];
  const bank = await openBank(TOUR_BEGINS, options, (database) => {
    const signIn = openSignIn(database);
    opened.push(signIn);
    atEnd(signIn.close);
    return signIn;
  });
  const [signIn] = opened;
  if (signIn === undefined) throw new Error('a bank without sign-in');
  return {
    bank,
    signIn,
    addVisitor: (name) => addVisitor(bank, signIn, name),
    visit: (visitor) => visitAll(bank, visitor),
    trespass: (visitor, other, visits) => trespass(bank, visitor, other, visits),
  };
}

async function addVisitor(bank: Bank, signIn: SignIn, name: string): Promise<Visitor> {
  const firmName = 'Nordlicht IT';
  const mailDomain = `${name}.example`;
  bank.moveTo(TOUR_BEGINS);
  const firm = await bank.addFirm(firmName);
  const owner = { name: 'Olga Owner', mail: `olga@${mailDomain}`, password: PASSWORD };
  const asked = { token: null, firm, firmName, address: null, ...owner };
  const { member } = granted(await signIn.setUp(asked));
  const other = { name: 'Tom Other', mail: `tom@${mailDomain}`, password: PASSWORD };
  const joined = granted(await signIn.addMember({ ...other, firm, role: 'technician' }));
  const as: As = { firm, role: 'owner', member };
  return { as, mark: `mark-of-${name}`, mailDomain, other: joined.member };
}

async function visitAll(bank: Bank, visitor: Visitor): Promise<readonly Visit[]> {
  const { mark, mailDomain, other } = visitor;
  const known = new Map([
    ['mark', mark],
    ['mail', `ana@${mailDomain}`],
    ['other', other],
  ]);
  const visits: Visit[] = [];
  for (const [place, stop] of STOPS.entries()) {
    if ('moveTo' in stop) {
      bank.moveTo(stop.moveTo);
      await giveUpMails(bank.app, visitor.as.firm, mark, `ana@${mailDomain}`);
    } else visits.push(await visitOne(bank, visitor, stop, `stop ${place}`, known));
  }
  await tellProviderFact(bank.app, visitor.as.firm, known);
  return visits;
}

async function visitOne(
  bank: Bank,
  { as }: Visitor,
  stop: Stop,
  place: string,
  known: Map<string, string>,
): Promise<Visit> {
  const { operation, refused } = stop;
  const input = filledIn(stop.input, known) as Input;
  const key = writes(operation) ? place : null;
  const response = await bank.send(as, requestFor(operation, input, key ?? undefined));
  const { status } = response;
  const body = await bodyOf(response);
  const code = status < 400 ? null : String(JSON.parse(body).code);
  if (code !== refused) {
    const faults = bank.faults.map((fault) => (fault instanceof Error ? fault.stack : fault));
    throw new Error(`${place}, ${operation}: ${status} ${body} ${faults.join('; ')}`);
  }
  for (const [name, path] of Object.entries(stop.remembers)) {
    known.set(name, partOf(JSON.parse(body), path));
  }
  return { operation, input, key, status, body };
}

/** What is answered; of a PDF what it says. */
async function bodyOf(response: Response): Promise<string> {
  const isPdf = response.headers.get('content-type') === 'application/pdf';
  return isPdf ? pdfText(await response.bytes()) : await response.text();
}

async function trespass(
  bank: Bank,
  { as, mark }: Visitor,
  other: Visitor,
  visits: readonly Visit[],
): Promise<readonly Visit[]> {
  bank.moveTo(TOUR_ENDS);
  const strayed: Visit[] = [];
  for (const { operation, input: asked, key: otherKey } of visits) {
    const input = JSON.parse(JSON.stringify(asked).replaceAll(other.mark, mark));
    const key = otherKey === null ? null : `strayed ${otherKey}`;
    const response = await bank.send(as, requestFor(operation, input, key ?? undefined));
    const body = await bodyOf(response);
    strayed.push({ operation, input, key, status: response.status, body });
  }
  return strayed;
}

function writes(name: OperationName): boolean {
  const operation = OPERATIONS.find((one) => one.name === name);
  return operation !== undefined && isWrite(operation);
}

/** The input with what is known in the place of `@name`. */
function filledIn(value: unknown, known: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return value.replace(/@([a-z]+)/g, (_, name) => {
      const meant = known.get(name);
      if (meant === undefined) throw new Error(`nothing was remembered as @${name}`);
      return meant;
    });
  }
  if (Array.isArray(value)) return value.map((one) => filledIn(one, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [field, filledIn(one, known)]),
  );
}

function partOf(answer: unknown, path: string): string {
  let part = answer;
  for (const name of path.split('.')) {
    part = typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined;
  }
  if (typeof part !== 'string') throw new Error(`there is no ${path} in ${JSON.stringify(answer)}`);
  return part;
}
