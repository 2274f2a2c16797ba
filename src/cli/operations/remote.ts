/** Asks a server, with an API key. */
import { pathFields, usesQuery } from '../../contract/define.ts';
import { ANSWERS, type RefusalCode } from '../../contract/refusals.ts';
import type { Answered, Call, Caller, Trouble } from './caller.ts';

/** A caller of the server at `url`. */
export function remoteCaller(url: string, apiKey: string): Caller {
  return { call: (call) => send(url, apiKey, call), close: async () => undefined };
}

/** What a key may be made of. */
const PRINTABLE = /^[!-~]+$/;

const NO_KEY =
  'the server does not know the key of --api-key or HOURBANK_KEY: it may be mistyped, revoked or ' +
  'expired; "hourbank key create" on the machine of the server makes another';

async function send(url: string, apiKey: string, call: Call): Promise<Answered> {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    const detail = `${url} is no address of a server: give --url, or HOURBANK_URL, as https://…`;
    return { trouble: { code: 'input_invalid', detail } };
  }
  if (!PRINTABLE.test(apiKey)) return { trouble: { code: 'unauthenticated', detail: NO_KEY } };
  const { address, init } = requestOf(url, call);
  init.headers.set('authorization', `Bearer ${apiKey}`);
  if (call.key !== null) init.headers.set('idempotency-key', call.key);
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch {
    const detail = `${url} does not answer: is the server running there?`;
    return { trouble: { code: 'unavailable', detail } };
  }
  if (response.ok && call.operation.produces === 'pdf') {
    return { bytes: new Uint8Array(await response.arrayBuffer()) };
  }
  const text = await response.text();
  const json: unknown = isJson(response) ? JSON.parse(text) : text;
  return response.ok ? { value: json } : { trouble: troubleOf(json, response.status) };
}

function requestOf(url: string, { operation, input, file }: Call) {
  const rest = new Map(Object.entries(input));
  let { path } = operation;
  for (const field of pathFields(operation)) {
    path = path.replace(`{${field}}`, encodeURIComponent(String(rest.get(field))));
    rest.delete(field);
  }
  const address = new URL(`/api/v1${path}`, url);
  const method = operation.method.toUpperCase();
  const headers = new Headers();
  if (usesQuery(operation)) {
    for (const [field, value] of rest) address.searchParams.set(field, String(value));
    if (file === null) return { address, init: { method, headers } };
    headers.set('content-type', 'application/octet-stream');
    return { address, init: { method, headers, body: file, duplex: 'half' as const } };
  }
  headers.set('content-type', 'application/json');
  return { address, init: { method, headers, body: JSON.stringify(Object.fromEntries(rest)) } };
}

function isJson(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').includes('json');
}

/** A problem response as trouble; whatever else answers is not a Hourbank. */
function troubleOf(json: unknown, status: number): Trouble {
  if (status === 401) return { code: 'unauthenticated', detail: NO_KEY };
  if (typeof json === 'object' && json !== null && 'code' in json && 'detail' in json) {
    const code = String(json.code);
    if (code in ANSWERS) return { code: code as RefusalCode, detail: String(json.detail) };
    return { code: 'unavailable', detail: String(json.detail) };
  }
  return { code: 'unavailable', detail: `the address answers ${status}, but is no Hourbank` };
}
