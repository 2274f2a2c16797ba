/** Reads the body of a request as JSON, never more of it than may be. */
import type { AnyRefusal } from '../contract/refusals.ts';

/** 1 MiB: what people type, and lists of ids. Files come as they are, and are read in a stream. */
const BODY_LIMIT_BYTES = 1024 * 1024;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON object; an empty body is an empty object. */
export async function readBody(
  request: Request,
): Promise<{ readonly fields: Fields } | { readonly refusal: AnyRefusal }> {
  const bytes = await readBytes(request, BODY_LIMIT_BYTES).catch(() => 'cut short' as const);
  if (bytes === 'cut short') return unreadable('all of it');
  if (bytes === null) return { refusal: { code: 'body_too_large', limitBytes: BODY_LIMIT_BYTES } };
  if (bytes.length === 0) return { fields: {} };
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json *(;|$)/i.test(type)) {
    return unreadable('JSON, with the type application/json');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) {
      return { fields: json as Fields };
    }
    return unreadable('a JSON object');
  } catch {
    return unreadable('well-formed JSON in UTF-8');
  }
}

function unreadable(expected: string): { readonly refusal: AnyRefusal } {
  return { refusal: { code: 'body_unreadable', expected } };
}

/** The whole of a body; null when it is longer than may be. */
export async function readBytes(request: Request, limitBytes: number): Promise<Uint8Array | null> {
  const declared = Number(request.headers.get('content-length') ?? '0');
  if (declared > limitBytes) return null;
  // No more comes than was declared: the server cuts it there.
  if (declared > 0) return new Uint8Array(await request.arrayBuffer());
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.length;
    if (length > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
