/** Clients and their contacts. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { CONTACT_ROLES } from '../permissions.ts';
import { currency, cursor, label, limit, line, name, page, reference, told } from '../words.ts';

const client = z
  .strictObject({
    id: told.id,
    name: z.string(),
    currency: told.currency,
    reference: z.string(),
    archivedOn: told.day.nullable(),
    createdAt: told.instant,
  })
  .meta({ id: 'Client' });

/** What a contact is to their firm: consents, buys and pays, or only looks. */
export const contactRoles = z.array(z.enum(CONTACT_ROLES));

const givenRoles = contactRoles
  .max(3, 'expected each role at most once')
  .refine((roles) => new Set(roles).size === roles.length, 'expected each role at most once');

const contact = z
  .strictObject({
    id: told.id,
    name: z.string(),
    mail: z.string().nullable(),
    phone: z.string().nullable(),
    roles: contactRoles,
    leftOn: told.day.nullable(),
  })
  .meta({ id: 'Contact' });

const contactLink = z
  .strictObject({
    id: told.id,
    url: z.string().meta({ description: 'To be handed to the contact, and to nobody else' }),
    createdAt: told.instant,
    expiresAt: told.instant,
  })
  .meta({ id: 'ContactLink' });

/** What the firm's other programs call the client; may be empty. */
const ownReference = label(200);

const mail = z.email('expected a mail address').max(254).nullable();
const phone = line(50).nullable();

export const clientOperations = [
  operation({
    name: 'client.list',
    method: 'get',
    path: '/clients',
    summary: 'Lists the clients by name',
    permission: 'clients:read',
    input: z.strictObject({ search: line(200).optional(), after: cursor, limit }),
    output: page(client),
    example: {},
  }),
  operation({
    name: 'client.add',
    method: 'post',
    path: '/clients',
    summary: 'Adds a client',
    permission: 'clients:write',
    input: z.strictObject({
      name: name(200),
      currency: currency.optional(),
      reference: ownReference.default(''),
    }),
    output: client,
    example: { name: 'Alder Dental', currency: 'EUR' },
  }),
  operation({
    name: 'client.show',
    method: 'get',
    path: '/clients/{client}',
    summary: 'Shows a client',
    permission: 'clients:read',
    input: z.strictObject({ client: reference }),
    output: client,
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'client.change',
    method: 'patch',
    path: '/clients/{client}',
    summary: 'Changes the name or the reference of a client',
    permission: 'clients:write',
    input: z.strictObject({
      client: reference,
      name: name(200).optional(),
      reference: ownReference.optional(),
    }),
    output: client,
    example: { client: 'Alder Dental', reference: 'C-1042' },
  }),
  operation({
    name: 'client.archive',
    method: 'post',
    path: '/clients/{client}/archive',
    summary: 'Archives a client: nothing more is sold to it or posted for it',
    permission: 'clients:write',
    input: z.strictObject({ client: reference }),
    output: client,
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'client.restore',
    method: 'post',
    path: '/clients/{client}/restoration',
    summary: 'Brings an archived client back',
    permission: 'clients:write',
    input: z.strictObject({ client: reference }),
    output: client,
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'contact.list',
    method: 'get',
    path: '/clients/{client}/contacts',
    summary: "Lists a client's contacts, the first added first, those who left too",
    permission: 'clients:read',
    input: z.strictObject({ client: reference, after: cursor, limit }),
    output: page(contact),
    example: { client: 'Alder Dental' },
  }),
  operation({
    name: 'contact.add',
    method: 'post',
    path: '/clients/{client}/contacts',
    summary: 'Adds a contact to a client',
    permission: 'clients:write',
    input: z.strictObject({
      client: reference,
      name: name(200),
      mail: mail.default(null),
      phone: phone.default(null),
      roles: givenRoles.default([]),
    }),
    output: contact,
    example: { client: 'Alder Dental', name: 'Ana Alder', roles: ['technical', 'billing'] },
  }),
  operation({
    name: 'contact.change',
    method: 'patch',
    path: '/clients/{client}/contacts/{contact}',
    summary: 'Changes a contact',
    permission: 'clients:write',
    input: z.strictObject({
      client: reference,
      contact: reference,
      name: name(200).optional(),
      mail: mail.optional(),
      phone: phone.optional(),
      roles: givenRoles.optional(),
    }),
    output: contact,
    example: { client: 'Alder Dental', contact: 'Ana Alder', roles: ['technical'] },
  }),
  operation({
    name: 'contact.remove',
    method: 'delete',
    path: '/clients/{client}/contacts/{contact}',
    summary: 'Ends a contact: what they agreed to stays, they agree to nothing more',
    permission: 'clients:write',
    input: z.strictObject({ client: reference, contact: reference }),
    output: contact,
    example: { client: 'Alder Dental', contact: 'Ana Alder' },
  }),
  operation({
    name: 'contact.link',
    method: 'post',
    path: '/clients/{client}/contacts/{contact}/links',
    summary: 'Makes a link that lets a contact into the portal without a password',
    permission: 'clients:write',
    input: z.strictObject({
      client: reference,
      contact: reference,
      validDays: z.int().min(1).max(730).default(90),
    }),
    output: contactLink,
    example: { client: 'Alder Dental', contact: 'Ana Alder' },
  }),
  operation({
    name: 'contact.revoke-links',
    method: 'post',
    path: '/clients/{client}/contacts/{contact}/links/revocation',
    summary: 'Revokes all links into the portal that were made for a contact',
    permission: 'clients:write',
    input: z.strictObject({ client: reference, contact: reference }),
    output: z.strictObject({ revoked: z.int() }),
    example: { client: 'Alder Dental', contact: 'Ana Alder' },
  }),
] as const;
