/** Refusals as problem responses (RFC 9457). */
import {
  ANSWERS,
  type AnyRefusal,
  anyRefusalMessage,
  explanationOf,
  type FieldFlaw,
} from '../contract/refusals.ts';

/**
 * The problem response of a refusal: its code, what happened, and the data that explain it; with
 * `fields`, where on a form it stands.
 */
export function problemOf(
  refusal: AnyRefusal,
  requestId: string,
  fields?: readonly FieldFlaw[],
): Response {
  const { status } = ANSWERS[refusal.code];
  const { code } = refusal;
  const body = {
    type: `/docs/errors#${code}`,
    title: titleOf(code),
    status,
    detail: anyRefusalMessage(refusal),
    code,
    request: requestId,
    ...explanationOf(refusal),
    ...(fields === undefined ? {} : { fields }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...extraHeaders(refusal) },
  });
}

/** `entry_too_long` as `Entry too long`. */
export function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function extraHeaders({ code }: AnyRefusal): Record<string, string> {
  if (code === 'unauthenticated') return { 'www-authenticate': 'Bearer' };
  return code === 'unavailable' ? { 'retry-after': '5' } : {};
}

/** A fault of the program: told by its request's id alone; the log has the rest. */
export function faultResponse(requestId: string): Response {
  const body = {
    type: 'about:blank',
    title: 'Internal fault',
    status: 500,
    detail: `a fault of the program, not yours; report it with the request id ${requestId}`,
    code: 'fault',
    request: requestId,
  };
  return new Response(JSON.stringify(body), {
    status: 500,
    headers: { 'content-type': 'application/problem+json' },
  });
}
