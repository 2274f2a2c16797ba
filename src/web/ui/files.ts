/** Files behind links, asked for as pages ask: for the firm or the client that this page is of. */
import { chosenHeader } from './client.ts';
import { isForAnother, tellAnothers } from './opened-for.ts';

const CONFLICT = 409;
const FILES = 'a[href^="/api/v1/"]';

/**
 * Fetches what a link to a file leads to and lets the browser keep it. By itself, a link would be
 * answered for whichever firm another page of this browser has chosen last.
 */
export function fetchFilesOfThisPage(): void {
  document.addEventListener('click', (event) => {
    const { target, ctrlKey, metaKey, shiftKey } = event;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>(FILES) : null;
    if (link === null || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    void save(link.href);
  });
}

async function save(address: string): Promise<void> {
  const response = await fetch(address, { headers: chosenHeader() }).catch(() => null);
  // By itself, the browser would open it for whoever is signed in by now, and leave this page.
  if (response !== null && (await isAnothersFile(response))) return tellAnothers();
  // What else is refused is told by the answer itself, and silence by the browser.
  if (response?.ok !== true) return location.assign(address);
  const url = URL.createObjectURL(await response.blob());
  const download = nameIn(response.headers.get('content-disposition')) ?? address.split('/').at(-1);
  Object.assign(document.createElement('a'), { href: url, download }).click();
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

async function isAnothersFile(response: Response): Promise<boolean> {
  if (response.status !== CONFLICT) return false;
  const { code } = (await response.json()) as { readonly code?: unknown };
  return isForAnother(String(code));
}

/** The name that the server gives a file (RFC 6266). */
function nameIn(disposition: string | null): string | null {
  const whole = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return whole === undefined ? null : decodeURIComponent(whole);
}
