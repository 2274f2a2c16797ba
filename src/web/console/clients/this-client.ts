/** The client whose pages these are: read once by their frame. */
import { createContext, useContext } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';

export type Client = OutputOf<'client.show'>;

export const ThisClient = createContext<Client | null>(null);

/** Shown within the frame only, which shows nothing before it has read the client. */
export function useClient(): Client {
  const client = useContext(ThisClient);
  if (client === null) throw new Error('a page of a client stands outside of its frame');
  return client;
}
