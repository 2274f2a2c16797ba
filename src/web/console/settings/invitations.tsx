/** Invitations that are open, and taking one back. */
import type { OutputOf } from '../../../contract/operations.ts';
import { actColumn } from '../../ui/act-column.tsx';
import { momentText } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';

type Invitation = OutputOf<'invitation.list'>['items'][number];

const COLUMNS: readonly Column<Invitation>[] = [
  { heading: 'Mail address', cell: ({ mail }) => mail, text: ({ mail }) => mail },
  { heading: 'Role', cell: ({ role }) => role, text: ({ role }) => role },
  {
    heading: 'Open until',
    cell: ({ expiresAt }) => momentText(expiresAt),
    text: ({ expiresAt }) => expiresAt,
  },
];

export function Invitations({ mayWrite }: { readonly mayWrite: boolean }) {
  const { data, error } = useOperation('invitation.list', {});
  const cancel = useWrite('invitation.cancel');
  if (data === undefined || data.items.length === 0) return <Problem error={error} />;
  const take = actColumn(
    'Cancel',
    ({ mail }: Invitation) => `Cancel the invitation of ${mail}`,
    ({ mail }) => cancel.mutate({ input: { mail } }),
  );
  return (
    <Section title="Invited, and not here yet">
      <Problem error={cancel.error} />
      <Rows
        caption="Open invitations"
        items={data.items}
        keyOf={({ mail }) => mail}
        columns={[...COLUMNS, ...(mayWrite ? [take] : [])]}
        filters={false}
      />
    </Section>
  );
}
