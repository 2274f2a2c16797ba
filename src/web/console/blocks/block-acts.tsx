/** What can be done with blocks: for a client, hours without a sale; with one block, its own acts. */
import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { BringForm } from './bring-form.tsx';
import { ExtendForm } from './extend-form.tsx';
import { GrantForm } from './grant-form.tsx';
import { PayBlock } from './pay-block.tsx';
import { RefundForm } from './refund-form.tsx';
import { ReopenForm } from './reopen-form.tsx';

type Block = OutputOf<'block.show'>['block'];

export function BlockActs({
  client,
  block,
}: {
  readonly client: string;
  /** Left out: what is done for the client, not with one block. */
  readonly block?: string;
}) {
  return block === undefined ? (
    <ForClient client={client} />
  ) : (
    <WithBlock client={client} asked={block} />
  );
}

type Act<Name extends string> = {
  readonly name: Name;
  readonly label: string;
  readonly isOffered: boolean;
};

/** The buttons, the dialog of whichever was pressed, and what came of it. */
function Acts<Name extends string>({
  acts,
  children,
}: {
  readonly acts: readonly Act<Name>[];
  readonly children: (act: Name, onDone: (says: string) => void) => ReactNode;
}) {
  const [act, setAct] = useState<Act<Name> | null>(null);
  const [done, setDone] = useState('');
  const offered = acts.filter(({ isOffered }) => isOffered);
  if (offered.length === 0 && done === '') return null;
  const end = (says: string): void => {
    setAct(null);
    setDone(says);
  };
  return (
    <Group gap="xs">
      <Text role="status" size="sm">
        {done}
      </Text>
      {offered.map((each) => (
        <Button key={each.name} variant="default" size="xs" onClick={() => setAct(each)}>
          {each.label}
        </Button>
      ))}
      <Dialog title={act?.label ?? ''} isOpen={act !== null} onClose={() => setAct(null)}>
        {act !== null && children(act.name, end)}
      </Dialog>
    </Group>
  );
}

function ForClient({ client }: { readonly client: string }) {
  const may = useMay();
  const isOffered = may('blocks:write');
  return (
    <Acts
      acts={[
        { name: 'grant', label: 'Grant free hours', isOffered },
        { name: 'bring', label: 'Bring a block along', isOffered },
      ]}
    >
      {(act, onDone) =>
        act === 'grant' ? (
          <GrantForm client={client} onDone={onDone} />
        ) : (
          <BringForm client={client} onDone={onDone} />
        )
      }
    </Acts>
  );
}

function WithBlock({ client, asked }: { readonly client: string; readonly asked: string }) {
  const may = useMay();
  const { data } = useOperation('block.show', { client, block: asked, limit: 1 });
  if (data === undefined) return null;
  const { block } = data;
  const mayWrite = may('blocks:write');
  const isUnpaid = block.invoice !== null && Number(block.paid) < Number(block.price);
  return (
    <Acts
      acts={[
        { name: 'pay', label: 'Record a payment', isOffered: mayWrite && isUnpaid },
        {
          name: 'extend',
          label: 'Extend',
          isOffered: mayWrite && block.expiresOn !== null && block.leftMinutes > 0,
        },
        { name: 'reopen', label: 'Reopen', isOffered: mayWrite && block.lapsedMinutes > 0 },
        {
          name: 'refund',
          label: 'Refund',
          isOffered: may('refunds:write') && block.leftMinutes > 0,
        },
      ]}
    >
      {(act, onDone) => <Form act={act} block={block} onDone={onDone} />}
    </Acts>
  );
}

function Form({
  act,
  block,
  onDone,
}: {
  readonly act: 'pay' | 'extend' | 'reopen' | 'refund';
  readonly block: Block;
  readonly onDone: (says: string) => void;
}) {
  switch (act) {
    case 'pay':
      return <PayBlock block={block} invoice={block.invoice ?? ''} onDone={onDone} />;
    case 'extend':
      return <ExtendForm block={block} onDone={onDone} />;
    case 'reopen':
      return <ReopenForm block={block} onDone={onDone} />;
    case 'refund':
      return <RefundForm block={block} onDone={onDone} />;
  }
}
