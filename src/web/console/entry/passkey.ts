/** Passkeys, by the browser's own means: what the server asks is shown to it, its answer sent on. */
import { askBeside, Refused } from '../../ui/client.ts';
import { refusedWords } from './refused-words.ts';

/** True where this browser can sign in by passkey at this address. */
export function hasPasskeys(): boolean {
  return (
    globalThis.isSecureContext &&
    'PublicKeyCredential' in globalThis &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    !isNumericAddress(location.hostname)
  );
}

/** A passkey belongs to a name: browsers refuse it where the address is a row of numbers. */
function isNumericAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':') || host.startsWith('[');
}

/** Signs in. Thrown: in words, what did not work. */
export async function signInByPasskey(): Promise<void> {
  const told = await askBeside('GET', '/api/auth/passkey/generate-authenticate-options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...(told as PublicKeyCredentialRequestOptionsJSON),
    userVerification: 'required',
  });
  const found = await offered(() => navigator.credentials.get({ publicKey }));
  await sent('/api/auth/passkey/verify-authentication', { response: found.toJSON() });
}

/** Makes a passkey on this device for whoever is signed in. Thrown: in words, what did not work. */
export async function addPasskey(name: string): Promise<void> {
  const told = await asked('/api/auth/passkey/generate-register-options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    told as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = await offered(() => navigator.credentials.create({ publicKey }));
  const { transports, ...response } = { transports: transportsOf(made), ...made.toJSON() };
  const inner = { ...response.response, transports };
  await sent('/api/auth/passkey/verify-registration', {
    response: { ...response, response: inner },
    name,
  });
}

function transportsOf({ response }: PublicKeyCredential): readonly string[] {
  return 'getTransports' in response
    ? (response as AuthenticatorAttestationResponse).getTransports()
    : [];
}

/** What the person chose; they may also close the browser's window, or let it time out. */
async function offered(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const found = await ask();
    if (found instanceof PublicKeyCredential) return found;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'InvalidStateError') {
      throw new Error('This device has a passkey here already.');
    }
  }
  throw new Error('No passkey was used: the window was closed, or it took too long. Try again.');
}

function asked(path: string): Promise<unknown> {
  return askBeside('GET', path).catch(inWords);
}

function sent(path: string, body: object): Promise<unknown> {
  return askBeside('POST', path, body).catch(inWords);
}

function inWords(error: unknown): never {
  const words = error instanceof Refused ? refusedWords(error.code) : undefined;
  throw words === undefined ? error : new Error(words.says);
}
