/**
 * For whom this page was opened. All tabs of a browser share the cookie of signing in: when somebody
 * else does in another tab, this page stays for who it was opened for, says so with each request, and
 * is answered nothing that is another's.
 */
const heard = new EventTarget();
const known: { person: string | null; isAnothers: boolean } = { person: null, isAnothers: false };

/** The code by which the server refuses what another's page asks. */
const REFUSED_BY = 'signed_in_as_another';

/** Whether the server refused it as asked by a page for somebody else than is signed in. */
export function isForAnother(code: string): boolean {
  return code === REFUSED_BY;
}

/** Opens the page for a person, by their id. False when it was opened for somebody else before. */
export function openFor(person: string): boolean {
  known.person ??= person;
  tell(known.person !== person);
  return !known.isAnothers;
}

/** The page is nobody's any more: whoever signs in is who it is opened for. */
export function openForNobody(): void {
  known.person = null;
  tell(false);
}

/** Whether somebody else is signed in by now, as it was last told. */
export function isAnothers(): boolean {
  return known.isAnothers;
}

/** Says that the server refused what this page asked: somebody else is signed in. */
export function tellAnothers(): void {
  tell(true);
}

/** Acts whenever that changes; what comes back ends it. */
export function onAnothers(act: () => void): () => void {
  heard.addEventListener('changed', act);
  return () => heard.removeEventListener('changed', act);
}

function tell(isNow: boolean): void {
  if (known.isAnothers === isNow) return;
  known.isAnothers = isNow;
  heard.dispatchEvent(new Event('changed'));
}

/** A page was to be shown, and it would be somebody else's. */
export class OpenedForAnother extends Error {
  constructor() {
    super(
      'Somebody else is signed in in this browser by now. Try again to go on as them, or sign in ' +
        'as before.',
    );
  }
}
