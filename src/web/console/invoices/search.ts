/** What stands in the addresses of these pages beside their paths. */

export type InvoiceState = 'open' | 'overdue' | 'settled';

export type ClientSearch = { readonly client?: string };

type InvoicesSearch = ClientSearch & { readonly state?: InvoiceState };

/** A client by its id. */
export function clientIn({ client }: Record<string, unknown>): ClientSearch {
  return typeof client === 'string' && client !== '' ? { client } : {};
}

export function invoicesIn(search: Record<string, unknown>): InvoicesSearch {
  const { state } = search;
  const known = state === 'open' || state === 'overdue' || state === 'settled';
  return { ...clientIn(search), ...(known ? { state } : {}) };
}

type MailsSearch = { readonly state?: 'waiting' | 'sent' | 'given-up' };

export function mailsIn({ state }: Record<string, unknown>): MailsSearch {
  return state === 'waiting' || state === 'sent' || state === 'given-up' ? { state } : {};
}
