/** How the portal tells things: without drafts, and without what the firm notes for itself. */
import { z } from 'zod';
import { slice } from './entry-words.ts';
import { contactRoles } from './operations/clients.ts';
import { balance, forecast } from './operations/ledger.ts';
import { told } from './words.ts';

const drawOrder = z.enum(['purchase', 'soonest-expiry']);

/** What there is on the first page. */
export const overview = z
  .strictObject({
    firm: z.string(),
    client: z.string(),
    contact: z.strictObject({ name: z.string(), roles: contactRoles }),
    mayBuy: z.boolean().meta({ description: 'Whether the contact may buy and pay' }),
    currency: told.currency,
    balance: balance
      .omit({ draftEntries: true })
      .meta({ id: 'PortalBalance', description: 'As the firm itself is told it' }),
    forecast,
    drawOrder: drawOrder.meta({ description: 'Which hours go first (A6)' }),
    pays: z.strictObject({
      usableWhen: z
        .enum(['paid', 'issued', 'proportional'])
        .meta({ description: 'When the hours of a block can be used (A4)' }),
      online: z.boolean().meta({ description: 'Whether the firm takes payments online' }),
      details: z.array(z.string()).meta({ description: 'How to pay in another way, a line each' }),
      termsDays: z.int().meta({ description: 'How many days there are to pay an invoice' }),
    }),
  })
  .meta({ id: 'PortalOverview' });

/** A block as it was bought, and what has become of it. */
export const block = z
  .strictObject({
    id: told.id,
    name: z.string(),
    state: z.enum(['unpaid', 'open', 'used_up', 'expired', 'lapsed']),
    boughtOn: told.day,
    expiresOn: told.day.nullable(),
    workTypes: z.array(z.string()).nullable(),
    currency: told.currency,
    minutes: told.minutes,
    price: told.money,
    ratePerHour: told.money,
    saving: told.money.nullable(),
    paid: told.money,
    invoice: z
      .strictObject({ id: told.id, label: z.string() })
      .nullable()
      .meta({ description: 'It was sold on; null: it was granted, or brought along' }),
    drawnMinutes: told.minutes,
    drawnValue: told.money,
    lapsedMinutes: told.minutes,
    lapsedValue: told.money,
    refundedMinutes: told.minutes,
    refundedValue: told.money,
    leftMinutes: told.minutes,
    leftValue: told.money,
    usableMinutes: told.minutes,
  })
  .meta({ id: 'PortalBlock' });

/**
 * Work that was done, and what it drew. Its description is told, as statements tell it: it is what
 * the client pays for. A note that is the firm's own has no place in it.
 */
export const entry = z
  .strictObject({
    id: told.id,
    job: z.string(),
    description: z.string().meta({ description: 'What was done, as on the statement' }),
    technician: z.string(),
    workType: z.string(),
    workedOn: told.day,
    workedMinutes: told.minutes,
    state: z.enum(['waiting', 'posted', 'reversed']),
    currency: told.currency,
    coverage: z.enum(['block', 'separate', 'waiting']),
    billedMinutes: told.minutes,
    drawnMinutes: told.minutes,
    draws: z.array(slice),
    overageMinutes: told.minutes,
    overageValue: told.money.nullable().meta({ description: 'Null where no rate is known' }),
    separateMinutes: told.minutes,
    separateValue: told.money.nullable().meta({ description: 'Null where no rate is known' }),
    waitsFor: z.array(z.string()).meta({ description: 'The blocks that have to be paid first' }),
  })
  .meta({ id: 'PortalEntry' });

/** What is held about a client and its contacts (M1). */
export const held = z
  .strictObject({
    since: told.instant,
    client: z.strictObject({
      name: z.string(),
      legalName: z.string(),
      address: z.string(),
      taxId: z.string(),
      mails: z.array(z.string()).meta({ description: 'Where invoices go, beside contacts' }),
    }),
    contacts: z
      .array(
        z.strictObject({
          name: z.string(),
          mail: z.string().nullable(),
          phone: z.string().nullable(),
          roles: contactRoles,
          since: told.instant,
          leftOn: told.day.nullable(),
        }),
      )
      .meta({ description: 'The first 500; those who left are held too' }),
    links: z
      .array(
        z.strictObject({
          contact: z.string(),
          since: told.instant,
          until: told.instant,
          revokedAt: told.instant.nullable(),
        }),
      )
      .meta({ description: 'Made for a contact to come here by; the last 500, without their key' }),
    sessions: z
      .array(
        z.strictObject({
          since: told.instant,
          until: told.instant,
          address: z.string().nullable(),
          browser: z.string().nullable(),
        }),
      )
      .meta({ description: 'Where whoever has your mail address is signed in to the portal' }),
    records: z
      .array(
        z.strictObject({
          what: z.enum(['blocks', 'entries', 'invoices', 'payments']),
          count: z.int(),
          since: told.day.nullable().meta({ description: 'The day of the first; null: none' }),
          why: z.string(),
        }),
      )
      .meta({ description: 'How many records there are, of what, since when, and why' }),
  })
  .meta({ id: 'PortalHeld' });
