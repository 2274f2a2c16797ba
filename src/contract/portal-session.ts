/** What the pages of the portal ask beside the operations: who is here, and for which client. */
import { z } from 'zod';
import { CONTACT_ROLES } from './permissions.ts';
import { id, told } from './words.ts';

/** `GET /api/portal/session`, and what the others below answer: who is here. Never refused. */
export const PORTAL_SESSION = z.strictObject({
  /** The mail that was proven by a link in a mail; null for who came by a link of the firm's. */
  mail: z.string().nullable(),
  /** Whom they are contacts of, those of the oldest firm first; none: nobody is let in. */
  choices: z.array(
    z.strictObject({
      client: told.id,
      contact: told.id,
      clientName: z.string(),
      firmName: z.string(),
      contactName: z.string(),
      roles: z.array(z.enum(CONTACT_ROLES)),
    }),
  ),
  /** What the next request is answered for: the chosen one, or the only; null: choose one first. */
  client: told.id.nullable(),
});
export type PortalSession = z.output<typeof PORTAL_SESSION>;

/** `POST /api/portal/session`: settles the client for this browser. Refused: `not_found`. */
export const CLIENT_CHOICE = z.strictObject({ client: id });
export type ClientChoice = z.input<typeof CLIENT_CHOICE>;

/** `POST /api/portal/sign-in`: uses a link up. Refused: `sign_in_link_closed`, `too_many_attempts`. */
export const LINK_USED = z.strictObject({ token: z.string().min(1).max(200) });
export type LinkToUse = z.input<typeof LINK_USED>;
