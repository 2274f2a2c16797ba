/** The firm: its settings, policies, members and keys, and who did what. */
import { z } from 'zod';
import { operation } from '../define.ts';
import { PERMISSIONS, ROLES } from '../permissions.ts';
import { policySettings } from '../policy.ts';
import {
  cursor,
  day,
  limit,
  line,
  name,
  page,
  reason,
  reference,
  timeZone,
  told,
} from '../words.ts';

const firm = z
  .strictObject({
    id: told.id,
    name: z.string(),
    currency: told.currency,
    timeZone: z.string(),
    createdAt: told.instant,
  })
  .meta({ id: 'Firm' });

/** The increment is told as whatever it is: which there are is said where it is set. */
const toldSettings = policySettings.extend({ increment: told.minutes.exactOptional() });

const policyVersion = z
  .strictObject({
    client: told.id.nullable(),
    version: z.int(),
    validFrom: told.day,
    settings: toldSettings,
    reason: z.string(),
    createdAt: told.instant,
    createdBy: z.string(),
    says: z.array(z.string()).meta({ description: 'What it sets, in plain words' }),
  })
  .meta({ id: 'PolicyVersion' });

const member = z
  .strictObject({
    id: told.id,
    name: z.string(),
    mail: z.string(),
    role: z.enum(ROLES),
    since: told.instant,
    twoFactor: z.boolean(),
  })
  .meta({ id: 'Member' });

const invitation = z
  .strictObject({
    mail: z.string(),
    role: z.enum(ROLES),
    expiresAt: told.instant,
    link: z
      .string()
      .nullable()
      .meta({ description: 'Whoever has it may accept: told once, to who invites' }),
  })
  .meta({ id: 'Invitation' });

const key = z
  .strictObject({
    id: told.id,
    name: z.string(),
    start: z.string().meta({ description: 'How the key begins' }),
    member: told.id,
    scopes: z.array(z.enum(PERMISSIONS)),
    createdAt: told.instant,
    expiresAt: told.instant.nullable(),
    lastUsedAt: told.instant.nullable(),
  })
  .meta({ id: 'Key' });

const auditRecord = z
  .strictObject({
    id: told.id,
    at: told.instant,
    actorKind: z.string(),
    actor: z.string(),
    actorName: z.string(),
    operation: z.string(),
    client: told.id.nullable(),
    subject: z.string(),
    summary: z.unknown(),
  })
  .meta({ id: 'AuditRecord' });

const mail = z.email('expected a mail address').max(254).toLowerCase();

export const firmOperations = [
  operation({
    name: 'firm.show',
    method: 'get',
    path: '/firm',
    summary: 'Shows the firm',
    permission: 'firm:read',
    input: z.strictObject({}),
    output: firm,
    example: {},
  }),
  operation({
    name: 'firm.change',
    method: 'patch',
    path: '/firm',
    summary: 'Changes the name or the time zone of the firm',
    permission: 'firm:write',
    input: z.strictObject({ name: line(200).optional(), timeZone: timeZone.optional() }),
    output: firm,
    example: { name: 'Northwind IT' },
  }),
  operation({
    name: 'policy.show',
    method: 'get',
    path: '/policy',
    summary: 'Tells the policy in force on a day, for the firm or one client, in plain words',
    permission: 'firm:read',
    input: z.strictObject({ client: reference.optional(), on: day.optional() }),
    output: z.strictObject({
      on: told.day,
      firmVersion: z.int(),
      clientVersion: z.int(),
      settings: toldSettings.required(),
      says: z.array(z.string()),
    }),
    example: {},
  }),
  operation({
    name: 'policy.list',
    method: 'get',
    path: '/policy/versions',
    summary: "Lists the versions of the firm's policy or of one client's, the last one first",
    permission: 'firm:read',
    input: z.strictObject({ client: reference.optional(), after: cursor, limit }),
    output: page(policyVersion),
    example: {},
  }),
  operation({
    name: 'policy.preview',
    method: 'post',
    path: '/policy/preview',
    summary: 'Tells in plain words what a policy would do, beside what holds without it',
    permission: 'firm:read',
    preview: true,
    input: z.strictObject({
      client: reference.optional(),
      validFrom: day.optional().meta({ description: 'Left out: from today on' }),
      settings: policySettings.meta({
        description: 'What is left out is as by default, or for a client as the firm has it',
      }),
    }),
    output: z.strictObject({
      on: told.day,
      settings: toldSettings.required().meta({ description: 'All that would hold then' }),
      says: z.array(z.string()).meta({ description: 'The same in plain words' }),
      saysNow: z.array(z.string()).meta({ description: 'What holds on that day without it' }),
    }),
    example: { settings: { increment: 15, rounding: 'up' } },
  }),
  operation({
    name: 'policy.set',
    method: 'post',
    path: '/policy/versions',
    summary: 'Sets all of a policy from a day on, for the firm or as exceptions for one client',
    permission: 'firm:write',
    input: z.strictObject({
      client: reference.optional(),
      validFrom: day.optional().meta({ description: 'Left out: from today on' }),
      settings: policySettings.meta({
        description: 'What is left out is as by default, or for a client as the firm has it',
      }),
      reason,
    }),
    output: policyVersion,
    example: { settings: { increment: 15, rounding: 'up' }, reason: 'As in the new terms' },
  }),
  operation({
    name: 'member.list',
    method: 'get',
    path: '/members',
    summary: 'Lists the members of the firm',
    permission: 'members:read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(member) }),
    example: {},
  }),
  operation({
    name: 'member.change-role',
    method: 'post',
    path: '/members/{member}/role',
    summary: 'Gives a member another role',
    permission: 'members:write',
    input: z.strictObject({ member: reference, role: z.enum(ROLES) }),
    output: member,
    example: { member: 'kim@northwind.example', role: 'billing' },
  }),
  operation({
    name: 'member.remove',
    method: 'delete',
    path: '/members/{member}',
    summary: 'Removes a member, with their sessions and keys; what they did stays',
    permission: 'members:write',
    input: z.strictObject({ member: reference }),
    output: z.strictObject({ removed: told.id }),
    example: { member: 'kim@northwind.example' },
  }),
  operation({
    name: 'invitation.list',
    method: 'get',
    path: '/invitations',
    summary: 'Lists the invitations that are open',
    permission: 'members:read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(invitation) }),
    example: {},
  }),
  operation({
    name: 'invitation.send',
    method: 'post',
    path: '/invitations',
    summary: 'Invites a person to become a member; the answer has the link to hand over',
    permission: 'members:write',
    input: z.strictObject({ mail, role: z.enum(ROLES) }),
    output: invitation,
    example: { mail: 'kim@northwind.example', role: 'technician' },
  }),
  operation({
    name: 'invitation.cancel',
    method: 'delete',
    path: '/invitations/{mail}',
    summary: 'Cancels the open invitation of a mail address',
    permission: 'members:write',
    input: z.strictObject({ mail }),
    output: z.strictObject({ cancelled: z.string() }),
    example: { mail: 'kim@northwind.example' },
  }),
  operation({
    name: 'key.list',
    method: 'get',
    path: '/keys',
    summary: 'Lists your API keys; an owner sees those of all members',
    permission: 'keys:read',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(key) }),
    example: {},
  }),
  operation({
    name: 'key.create',
    method: 'post',
    path: '/keys',
    summary: 'Makes an API key of yours; it is shown once',
    permission: 'keys:write',
    input: z.strictObject({
      name: name(100),
      member: reference.optional().meta({
        description: 'By mail or id, from the machine itself; left out: yourself',
      }),
      scopes: z.array(z.enum(PERMISSIONS)).min(1),
      expiresOn: day.nullable().default(null),
    }),
    output: z.strictObject({
      key,
      secret: z.string().nullable().meta({ description: 'The key; null in an answer repeated' }),
    }),
    example: { name: 'Timesheets', scopes: ['entries:read', 'entries:write'] },
  }),
  operation({
    name: 'key.revoke',
    method: 'delete',
    path: '/keys/{key}',
    summary: 'Revokes an API key',
    permission: 'keys:write',
    input: z.strictObject({ key: line(200) }),
    output: z.strictObject({ revoked: told.id }),
    example: { key: 'Timesheets' },
  }),
  operation({
    name: 'audit.list',
    method: 'get',
    path: '/audit',
    summary: 'Lists who did what, newest first',
    permission: 'audit:read',
    input: z.strictObject({ client: reference.optional(), after: cursor, limit }),
    output: page(auditRecord),
    example: {},
  }),
] as const;
