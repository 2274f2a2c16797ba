/**
 * What was logged and not answered yet, kept by the browser until it is: each with its idempotency
 * key, so that sending it again books nothing twice (B11). One place a person and firm, one key an
 * entry, so that two tabs never write over each other.
 */
/** `Input` is what the operation is asked with. */
export type Unsent<Input> = {
  /** The idempotency key it is sent by, always the same. */
  readonly key: string;
  readonly input: Input;
  /** For whom, as it was called: to be read while the server is silent. */
  readonly clientName: string;
  readonly keptAt: string;
  /** Why the server refused it; null while it has not answered. */
  readonly refusal: string | null;
};

/** What came of sending one. */
export type Answer =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly message: string }
  /** Not known: it may have been done, so the same key is sent again. */
  | { readonly kind: 'silent' };

/** Whose they are. */
export type Owner = { readonly firm: string; readonly mail: string };

const PREFIX = 'hourbank.unsent';

function placeOf({ firm, mail }: Owner): string {
  return `${PREFIX}.${firm}.${encodeURIComponent(mail)}.`;
}

/** Keeps one. False where the browser keeps nothing: full, or told not to. */
export function keep(store: Storage, owner: Owner, unsent: Unsent<unknown>): boolean {
  try {
    store.setItem(placeOf(owner) + unsent.key, JSON.stringify(unsent));
    return true;
  } catch {
    return false;
  }
}

export function forget(store: Storage, owner: Owner, key: string): void {
  store.removeItem(placeOf(owner) + key);
}

/** All that are kept for them, the first kept first. */
export function unsentOf<Input>(store: Storage, owner: Owner): readonly Unsent<Input>[] {
  const place = placeOf(owner);
  return keptAt<Input>(store, (name) => isIn(place, name));
}

/** All that are kept for a person, of whichever of their firms, the first kept first. */
export function unsentOfPerson<Input>(store: Storage, mail: string): readonly Unsent<Input>[] {
  return keptAt<Input>(store, (name) => {
    const [firm] = name.slice(PREFIX.length + 1).split('.');
    return firm !== undefined && isIn(placeOf({ firm, mail }), name);
  });
}

/** A mail may begin as another one does: behind its place there is the key, and no point in it. */
function isIn(place: string, name: string): boolean {
  return name.startsWith(place) && !name.slice(place.length).includes('.');
}

function keptAt<Input>(
  store: Storage,
  isOurs: (name: string) => boolean,
): readonly Unsent<Input>[] {
  const found: Unsent<Input>[] = [];
  for (let index = 0; index < store.length; index += 1) {
    const name = store.key(index);
    if (name === null || !isOurs(name)) continue;
    const unsent = readUnsent<Input>(store.getItem(name));
    if (unsent !== null) found.push(unsent);
  }
  return found.toSorted((a, b) => a.keptAt.localeCompare(b.keptAt));
}

function readUnsent<Input>(text: string | null): Unsent<Input> | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null');
    return isUnsent<Input>(read) ? read : null;
  } catch {
    return null;
  }
}

function isUnsent<Input>(read: unknown): read is Unsent<Input> {
  return typeof read === 'object' && read !== null && 'key' in read && 'input' in read;
}

/**
 * Sends what is kept and not refused, in order, until the server is silent. True when all of it was
 * answered. What another tab has settled meanwhile is left alone.
 */
export async function sendAll<Input>(
  store: Storage,
  owner: Owner,
  send: (unsent: Unsent<Input>) => Promise<Answer>,
): Promise<boolean> {
  for (const { key, refusal } of unsentOf<Input>(store, owner)) {
    if (refusal !== null) continue;
    const unsent = unsentOf<Input>(store, owner).find((each) => each.key === key);
    if (unsent === undefined || unsent.refusal !== null) continue;
    const answer = await send(unsent);
    if (answer.kind === 'silent') return false;
    if (answer.kind === 'sent') forget(store, owner, key);
    else if (unsentOf<Input>(store, owner).some((each) => each.key === key)) {
      keep(store, owner, { ...unsent, refusal: answer.message });
    }
  }
  return true;
}
