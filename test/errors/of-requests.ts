/** What is refused before an operation is looked at, and what is refused of any write. */
import type { Example } from './example.ts';
import { asking, sending } from './example.ts';

const CLIENTS = 'http://127.0.0.1:4747/api/v1/clients';
const JSON_TYPE = { 'content-type': 'application/json' };
const OPENED_BY_ANOTHER = { 'x-hourbank-account': '0198c0de-0000-7000-8000-000000000001' };
const LARGE_CHARACTERS = 1_100_000;

function post(body: string): Request {
  return new Request(CLIENTS, { method: 'POST', headers: JSON_TYPE, body });
}

export const REQUEST_EXAMPLES: readonly Example[] = [
  sending('route_unknown', () => new Request('http://127.0.0.1:4747/api/v1/orders')),
  sending('unauthenticated', () => new Request(CLIENTS), { as: null }),
  sending('signed_in_as_another', () => new Request(CLIENTS, { headers: OPENED_BY_ANOTHER }), {
    told: `GET /api/v1/clients\nx-hourbank-account: ${OPENED_BY_ANOTHER['x-hourbank-account']}`,
  }),
  sending(
    'forbidden',
    () => new Request(CLIENTS, { method: 'POST', headers: JSON_TYPE, body: '{"name":"Birch"}' }),
    { as: { role: 'owner', scopes: ['clients:read'] } },
  ),
  sending('body_too_large', () => post(JSON.stringify({ name: 'A'.repeat(LARGE_CHARACTERS) })), {
    told: `POST /api/v1/clients\n{"name":"AAAA… (${LARGE_CHARACTERS} characters)"}`,
  }),
  sending('body_unreadable', () => post('{"name":"Alder')),
  asking(
    'input_invalid',
    { ask: 'client.add', with: { name: 'Alder Dental' } },
    { ask: 'block.grant', with: { client: 'Alder Dental', minutes: 0.5, notes: 'Welcome' } },
  ),
  asking('card_number', {
    ask: 'client.add',
    with: { name: 'Alder Dental', reference: 'card 4242 4242 4242 4242' },
  }),
  asking('cursor_invalid', { ask: 'client.list', with: { after: 'page-2' } }),
  sending(
    'file_unreadable',
    () => {
      const body = 'kundin;stunden\nAlder Dental;10\n';
      return new Request('http://127.0.0.1:4747/api/v1/imports/blocks', {
        ...{ method: 'POST', headers: { 'content-type': 'text/csv' }, body },
      });
    },
    {},
  ),
  asking('not_found', { ask: 'client.show', with: { client: 'Elder Dental' } }),
  asking(
    'key_reused',
    { ask: 'client.add', with: { name: 'Alder Dental' }, key: 'monday-1' },
    { ask: 'client.add', with: { name: 'Birch Law' }, key: 'monday-1' },
  ),
];
