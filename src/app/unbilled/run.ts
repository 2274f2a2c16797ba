/**
 * The monthly run: invoices the work of every client up to a day. Each client's invoice is a commit
 * of its own together with its number, so the run may end anywhere and be run again: it goes on with
 * whoever is left, and nobody is invoiced twice, for what is invoiced is to be invoiced no more.
 */
import type { OutputOf } from '../../contract/operations.ts';
import { anyRefusalMessage } from '../../contract/refusals.ts';
import type { LocalDate } from '../../engine/days.ts';
import { readClientBilling, readRecipients } from '../../store/billing.ts';
import { faultOf } from '../../store/database.ts';
import { type ClientToInvoice, clientsToInvoice } from '../../store/unbilled-lists.ts';
import { BEFORE_ALL_IDS } from '../../store/verification.ts';
import type { Actor, App, Result } from '../app.ts';
import { refuse } from '../app.ts';
import { commitLedger } from '../gather.ts';
import { LINK_DAYS, type SignedLink, signLink } from '../invoices/links.ts';
import type { Recipe } from '../invoices/recipe.ts';
import { decidedAs, decideFor, needsOf } from '../invoices/write.ts';
import type { PresentedInvoice } from '../present/invoice.ts';

type Run = { readonly through: LocalDate; readonly mail: boolean };

type Ran = OutputOf<'unbilled.invoice'>;

/** As many clients are asked for together as are committed together. */
const CLIENTS_A_PAGE = 200;

/**
 * Runs through all clients. Trouble with one holds up none of the others; it is thrown when they are
 * done.
 */
export async function runInvoices(app: App, actor: Actor, run: Run): Promise<Ran> {
  let invoices = 0;
  let creditNotes = 0;
  const left: Ran['left'] = [];
  const troubles: unknown[] = [];
  let after = BEFORE_ALL_IDS;
  for (;;) {
    const page = await readPage(app, actor, run, after);
    await Promise.all(
      page.map(async ({ client, name, reachable }) => {
        const link = reachable ? await signLink(app, actor.firm, LINK_DAYS) : null;
        const done = await invoiceClient(app, actor, run.through, client, link).catch(
          (error: unknown) => {
            if (faultOf(error) === 'outage') throw error;
            troubles.push(error);
            return { value: null };
          },
        );
        if ('refusal' in done) left.push({ client: name, reason: anyRefusalMessage(done.refusal) });
        else if (done.value?.kind === 'credit-note') creditNotes += 1;
        else if (done.value !== null) invoices += 1;
        if (run.mail && !reachable && 'value' in done && done.value !== null) {
          left.push({ client: name, reason: `${done.value.label} could be sent to nobody` });
        }
      }),
    );
    after = page.at(-1)?.client ?? after;
    if (page.length < CLIENTS_A_PAGE) break;
  }
  if (troubles.length > 0) {
    throw new AggregateError(troubles, `${troubles.length} clients could not be invoiced`);
  }
  left.sort((a, b) => (a.client < b.client ? -1 : 1));
  return { through: run.through, invoices, creditNotes, left };
}

type Asked = ClientToInvoice & { readonly reachable: boolean };

/** The next clients, and whether the mails of each go to anybody. */
function readPage(
  app: App,
  actor: Actor,
  { through, mail }: Run,
  after: string,
): Promise<readonly Asked[]> {
  return app.database.read(actor.firm, async (tx) => {
    const clients = await clientsToInvoice(tx, through, after, CLIENTS_A_PAGE);
    if (!mail) return clients.map((client) => ({ ...client, reachable: false }));
    const billing = await readClientBilling(
      tx,
      clients.map(({ client }) => client),
    );
    const recipients = await readRecipients(tx, billing);
    return clients.map((client) => {
      const reachable = (recipients.get(client.client) ?? []).length > 0;
      return { ...client, reachable };
    });
  });
}

/** Null where nothing was left to be invoiced when it was its turn. */
function invoiceClient(
  app: App,
  actor: Actor,
  through: LocalDate,
  client: string,
  link: SignedLink | null,
): Promise<Result<PresentedInvoice | null>> {
  const recipe: Recipe = { blocks: [], items: [], unbilledThrough: through, note: '' };
  return commitLedger<PresentedInvoice | null>(app, {
    ...{ actor, operation: 'unbilled.invoice', key: `own ${app.newId()}` },
    ...{ input: { client, through }, client, needs: needsOf(recipe) },
    decide: (step, act, where) => {
      const issued = decideFor(app, step, act, where, { recipe, offers: new Map() });
      if (!('code' in issued)) return decidedAs(app, issued, link, act, where);
      return issued.code === 'nothing_to_invoice' ? { nothingDone: null } : refuse(issued);
    },
  });
}
