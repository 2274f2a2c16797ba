/** Whom mails are from, and which server takes them: as they are written in settings. */

/** An address to send from, with a name or without. */
export type Sender = { readonly name: string; readonly address: string };

/** `Northwind IT <billing@northwind.example>`, or the address alone; null for anything else. */
export function parseSender(text: string): Sender | null {
  const named = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim());
  const name = (named?.[1] ?? '').trim();
  const address = (named?.[2] ?? text).trim();
  return isAddress(address) ? { name, address } : null;
}

/** One address, without anything that would end it in a header or begin another. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

const ADDRESS = /^[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]+@[^\s\p{Cc}\p{Cf}<>()[\]\\,;:"@]+$/u;

/** A server that takes mails, and how to sign in there. */
export type MailServer = {
  readonly host: string;
  /** Null: the usual one. */
  readonly port: number | null;
  /** TLS from the first byte on; else it is begun as soon as the server offers it. */
  readonly secure: boolean;
  /** Null: nobody signs in. */
  readonly login: { readonly user: string; readonly password: string } | null;
};

/** `smtp://user:password@host:587`, or `smtps://`; null for anything else. */
export function parseMailServer(text: string): MailServer | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol)) return null;
  const { hostname, port, pathname, search, hash, username, password } = url;
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === '';
  if (hostname === '' || !isBare || (username === '') !== (password === '')) return null;
  try {
    const user = decodeURIComponent(username);
    return {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? null : Number(port),
      secure: url.protocol === 'smtps:',
      login: username === '' ? null : { user, password: decodeURIComponent(password) },
    };
  } catch {
    // A percent sign that begins no character.
    return null;
  }
}
