/** Entries that are not answered yet, as pages see them: kept, sent, and told of. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { ask, isOfState, newKey, Refused } from '../../ui/client.ts';
import { isForAnother } from '../../ui/opened-for.ts';
import { readSession, useSession } from '../shell/session.ts';
import type { LogInput, UnsentEntry } from './typed-entry.ts';
import {
  type Answer,
  forget,
  keep,
  type Owner,
  sendAll,
  unsentOf,
  unsentOfPerson,
} from './unsent.ts';

const CHANGED = 'hourbank:unsent';
const TRY_MILLISECONDS = 4000;
const UNAUTHENTICATED = 401;
const TOO_MANY = 429;

/** The browser's own store; null where it lets none be used. */
function storeHere(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function tellChanged(): void {
  window.dispatchEvent(new Event(CHANGED));
}

/** Who this page was opened for: not who else may be signed in by now. */
function useOwner(): Owner | null {
  const session = useSession();
  const mail = session?.account?.mail;
  const firm = session?.firm ?? null;
  return useMemo(() => (mail === undefined || firm === null ? null : { firm, mail }), [mail, firm]);
}

/** It may be done yet: signed out, somebody else signed in, too often asked, or a fault. */
function isSilent(error: unknown): boolean {
  if (!(error instanceof Refused)) return true;
  const { status, code } = error;
  return status === UNAUTHENTICATED || status === TOO_MANY || isForAnother(code);
}

async function sendOne({ key, input }: UnsentEntry): Promise<Answer> {
  try {
    await ask('entry.log', input, { key });
    return { kind: 'sent' };
  } catch (error) {
    if (isSilent(error)) return { kind: 'silent' };
    if (error instanceof Refused) return { kind: 'refused', message: error.message };
    throw error;
  }
}

/** One tab at a time, where browsers can say so; the key guards where they cannot (B11). */
async function alone(owner: Owner, act: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return await act();
  await navigator.locks.request(`${CHANGED}.${owner.firm}`, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await act();
  });
}

/** Sends all that waits, if the one who is signed in by now is who it is kept for. */
async function sendKept(store: Storage, owner: Owner): Promise<void> {
  await alone(owner, async () => {
    const session = await readSession().catch(() => null);
    if (session?.firm !== owner.firm || session.account?.mail !== owner.mail) return;
    await sendAll(store, owner, sendOne);
    tellChanged();
  });
}

/** What is kept for who is here, the first kept first, as this and every other tab changes it. */
export function useUnsent() {
  const owner = useOwner();
  const queryClient = useQueryClient();
  const [list, setList] = useState<readonly UnsentEntry[]>([]);
  useEffect(() => {
    const store = storeHere();
    if (owner === null || store === null) return;
    const look = (): void => setList(unsentOf(store, owner));
    look();
    window.addEventListener('storage', look);
    window.addEventListener(CHANGED, look);
    return () => {
      window.removeEventListener('storage', look);
      window.removeEventListener(CHANGED, look);
    };
  }, [owner]);
  const send = async (): Promise<void> => {
    const store = storeHere();
    if (owner === null || store === null) return;
    const before = unsentOf(store, owner);
    await sendKept(store, owner);
    // While the server is silent, there is nothing new to read.
    if (unsentOf(store, owner).length < before.length) await queryClient.invalidateQueries();
  };
  const drop = (key: string): void => {
    const store = storeHere();
    if (owner === null || store === null) return;
    forget(store, owner, key);
    tellChanged();
  };
  return { list, send, drop };
}

/** Reads what is kept for who is here, of all their firms: for the moment they leave. */
export function useUnsentOfAllFirms(): () => readonly UnsentEntry[] {
  const owner = useOwner();
  return () => {
    const store = storeHere();
    return owner === null || store === null ? [] : unsentOfPerson(store, owner.mail);
  };
}

/** Sends what waits, again and again, from whatever page is open. */
export function useSending(waiting: number, send: () => Promise<void>): void {
  const hasWaiting = waiting > 0;
  const attempt = useEffectEvent((): void => void send());
  useEffect(() => {
    if (!hasWaiting) return;
    const timer = setInterval(attempt, TRY_MILLISECONDS);
    window.addEventListener('online', attempt);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', attempt);
    };
  }, [hasWaiting]);
}

/** What came of logging: the entry, or null while it is only kept. */
export type Logged = { readonly entry: OutputOf<'entry.log'> | null };

/**
 * Logs work: kept before it is sent, so that neither silence nor a reload loses it. Throws what is
 * refused, which is kept by the form it was typed in; and silence, where nothing can be kept.
 */
export function useLogging(): (input: LogInput, clientName: string) => Promise<Logged> {
  const owner = useOwner();
  const queryClient = useQueryClient();
  const silent = useRef<{ readonly text: string; readonly key: string } | null>(null);
  return async (input, clientName) => {
    const store = storeHere();
    const text = JSON.stringify(input);
    // Where nothing could be kept, the same typed again is the same (B11).
    const key = silent.current?.text === text ? silent.current.key : newKey();
    const keptAt = new Date().toISOString();
    const unsent: UnsentEntry = { key, input, clientName, keptAt, refusal: null };
    const isKept = store !== null && owner !== null && keep(store, owner, unsent);
    const settle = (): void => {
      if (isKept) forget(store, owner, key);
    };
    try {
      const entry = await ask('entry.log', input, { key });
      silent.current = null;
      settle();
      await queryClient.invalidateQueries();
      return { entry };
    } catch (error) {
      if (isSilent(error) && isKept) return { entry: null };
      silent.current = isSilent(error) ? { text, key } : null;
      settle();
      // What it was promised by is not so any more.
      if (isOfState(error)) void queryClient.invalidateQueries();
      throw error;
    } finally {
      tellChanged();
    }
  };
}
