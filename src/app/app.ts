/** What a use case is given, and what it gives back. */
import type { FileBytes } from '../contract/file-bytes.ts';
import type {
  InputOf,
  OperationName,
  OperationOf,
  OutputOf,
  PortalOperationName,
} from '../contract/operations.ts';
import type { ContactRole, Permission, PortalPermission, Role } from '../contract/permissions.ts';
import type { AnyRefusal } from '../contract/refusals.ts';
import type { Database } from '../store/database.ts';
import type {
  Checkout,
  Clock,
  Documents,
  Identity,
  Installation,
  Links,
  Mailer,
  NewId,
} from './ports.ts';

/** The parts that use cases work with. */
export type App = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly identity: Identity;
  /** Null where no mail server is set: mails wait. */
  readonly mailer: Mailer | null;
  readonly documents: Documents;
  readonly links: Links;
  /** Links that let contacts into the portal: none of them opens an invoice, and none of those this. */
  readonly contactLinks: Links;
  /** The program itself, as it is told to those of a firm. */
  readonly installation: Installation;
  /** How browsers reach Hourbank: scheme, host and port, no slash at the end. */
  readonly baseUrl: string;
  /** Null where no account with a payment provider is set: nobody is offered to pay. */
  readonly checkout: Checkout | null;
  /** The firm whose account it is; null where it is not said: then it is that of the only firm. */
  readonly checkoutFirm: string | null;
};

/** Who asks: a member, a key of a member, whoever runs the program, or the firm's own routine. */
export type Actor = {
  readonly firm: string;
  readonly kind: 'member' | 'key' | 'operator' | 'routine';
  readonly id: string;
  /** The member behind it; empty for the operator and the routine. */
  readonly member: string;
  readonly name: string;
  readonly role: Role;
  readonly permissions: ReadonlySet<Permission>;
};

/** A contact of a client of the firm: asks for what is of that client, and for nothing else. */
export type ContactActor = {
  readonly firm: string;
  readonly kind: 'contact';
  readonly id: string;
  /** Always empty: a contact is no member. */
  readonly member: '';
  readonly name: string;
  readonly client: string;
  readonly roles: readonly ContactRole[];
  readonly permissions: ReadonlySet<PortalPermission>;
  /** The link they came by; null for who proved their mail. */
  readonly byLink: LinkUsed | null;
};

/** A link that lets a contact in, and who of the firm made it. */
export type LinkUsed = { readonly id: string; readonly madeBy: string };

/** Whoever does something that is kept. */
export type Author = Pick<Actor | ContactActor, 'firm' | 'kind' | 'id' | 'member' | 'name'> & {
  readonly byLink?: LinkUsed | null;
};

/** An operation asked for by somebody who may. */
export type Request<Name extends OperationName> = {
  readonly actor: Actor;
  /** The idempotency key (B11); null when none was given. */
  readonly key: string | null;
  readonly input: InputOf<Name>;
} & FileOf<Name>;

/** The file that goes with it, for the operations that take one. */
type FileOf<Name extends OperationName> = OperationOf<Name>['body'] extends 'file'
  ? { readonly file: FileBytes }
  : unknown;

/** A request of any operation, as it comes from the edge. */
export type AnyRequest = Request<OperationName> & { readonly file?: FileBytes };

/** An operation of the portal, asked for by a contact who may. */
type PortalRequest<Name extends PortalOperationName> = {
  readonly actor: ContactActor;
  /** The idempotency key (B11), as it is kept; null when none was given. */
  readonly key: string | null;
  readonly input: InputOf<Name>;
};

/** A request of any operation of the portal, as it comes from the edge. */
export type AnyPortalRequest = PortalRequest<PortalOperationName>;

export type Result<T> = { readonly value: T } | { readonly refusal: AnyRefusal };

export type UseCase<Name extends OperationName> = (
  app: App,
  request: Request<Name>,
) => Promise<Result<OutputOf<Name>>>;

export type PortalUseCase<Name extends PortalOperationName> = (
  app: App,
  request: PortalRequest<Name>,
) => Promise<Result<OutputOf<Name>>>;

export function refuse(refusal: AnyRefusal): { readonly refusal: AnyRefusal } {
  return { refusal };
}
