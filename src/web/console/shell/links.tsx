/** Links whose addresses the router knows, and where things are shown. */
import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useMay } from './session.ts';

type Beside<Props> = Omit<ComponentProps<'a'>, keyof Props>;

function LinkAnchor(props: AnchorProps & Beside<AnchorProps>) {
  return <Anchor {...props} />;
}

function LinkButton(props: ButtonProps & Beside<ButtonProps>) {
  return <Button component="a" {...props} />;
}

/** A link in text. */
export const TextLink = createLink(LinkAnchor);

/** A link that looks like a button. */
export const ButtonLink = createLink(LinkButton);

type To = { readonly children: ReactNode };

/** A client's own page. */
export function ClientLink({ client, children }: To & { readonly client: string }) {
  return (
    <TextLink to="/clients/$client" params={{ client }} inherit>
      {children}
    </TextLink>
  );
}

/** A block with its movements; by its id or its name. */
export function BlockLink({
  client,
  block,
  children,
}: To & { readonly client: string; readonly block: string }) {
  return (
    <TextLink to="/clients/$client/blocks/$block" params={{ client, block }} inherit>
      {children}
    </TextLink>
  );
}

/** An entry, with why it drew what it drew. */
export function EntryLink({ entry, children }: To & { readonly entry: string }) {
  return (
    <TextLink to="/time/entries/$entry" params={{ entry }} inherit>
      {children}
    </TextLink>
  );
}

/** An invoice or a credit note; only its words for those who may not read it. */
export function InvoiceLink({ invoice, children }: To & { readonly invoice: string }) {
  const may = useMay();
  if (!may('invoices:read')) return children;
  return (
    <TextLink to="/invoices/$invoice" params={{ invoice }} inherit>
      {children}
    </TextLink>
  );
}
