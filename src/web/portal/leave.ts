/** Signing out of the portal. */

/** Ends the session of this browser, whatever let it in; nothing that was read stays behind. */
export async function leave(): Promise<void> {
  await fetch('/api/portal/session', { method: 'DELETE' });
  location.assign('/portal/sign-in');
}
