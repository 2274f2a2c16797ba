/** Leads to selling a block to a client. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../shell/session.ts';

/** Offered to those who may sell; the form is a page of its own. */
export function SellButton({ client }: { readonly client: string }) {
  const may = useMay();
  if (!may('blocks:write')) return null;
  return (
    <Button component={Link} to={`/clients/${client}/sell`}>
      Sell a block
    </Button>
  );
}
