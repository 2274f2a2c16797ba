/** Links that open an invoice without signing in, and let it be paid: copied, made, revoked. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { CopyLine } from '../../ui/copy-line.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { countText, dayText } from '../../ui/format.ts';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';

type Shown = OutputOf<'invoice.show'>;

/** Those that open it still. */
function openLinks(links: Shown['links']): Shown['links'] {
  const now = new Date().toISOString();
  return links.filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now);
}

export function PayLinks({
  invoice,
  links,
}: {
  readonly invoice: Pick<Shown['invoice'], 'id' | 'label'>;
  readonly links: Shown['links'];
}) {
  const may = useMay();
  const make = useWrite('invoice.link');
  const [isRevoking, setRevoking] = useState(false);
  const open = openLinks(links);
  const newest = open.toSorted((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1))[0];
  if (newest === undefined && !may('invoices:write')) return null;
  return (
    <>
      {newest === undefined ? (
        <Text size="sm" c="dimmed">
          No link opens this invoice. Whoever has one can look at it and pay it, without signing in.
        </Text>
      ) : (
        <>
          <CopyLine label="Pay link" text={newest.url} />
          <Text size="sm" c="dimmed">
            Opens {invoice.label} without signing in, until {dayText(newest.expiresAt.slice(0, 10))}
            .{open.length > 1 && ` ${countText(open.length, 'link')} open it now.`}
          </Text>
        </>
      )}
      {may('invoices:write') && (
        <Group gap="sm">
          <Button
            variant="default"
            size="xs"
            loading={make.isPending}
            onClick={() => make.mutate({ input: { invoice: invoice.id } })}
          >
            {newest === undefined ? 'Make a pay link' : 'Make another one'}
          </Button>
          {open.length > 0 && (
            <Button variant="default" size="xs" onClick={() => setRevoking(true)}>
              Revoke
            </Button>
          )}
        </Group>
      )}
      <Problem error={make.error} />
      <Dialog title="Revoke the links?" isOpen={isRevoking} onClose={() => setRevoking(false)}>
        <Revoking invoice={invoice} count={open.length} onDone={() => setRevoking(false)} />
      </Dialog>
    </>
  );
}

function Revoking({
  invoice,
  count,
  onDone,
}: {
  readonly invoice: Pick<Shown['invoice'], 'id' | 'label'>;
  readonly count: number;
  readonly onDone: () => void;
}) {
  const revoke = useWrite('invoice.revoke-links', onDone);
  return (
    <>
      <Text>
        {countText(count, 'link')} to {invoice.label} will open nothing any more, also those that
        went out by mail. A new one can be made at any time.
      </Text>
      <Problem error={revoke.error} />
      <Group>
        <Button
          color="red"
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ input: { invoice: invoice.id } })}
        >
          Revoke
        </Button>
        <Button variant="default" onClick={onDone}>
          Leave them
        </Button>
      </Group>
    </>
  );
}
