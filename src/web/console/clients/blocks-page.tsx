/** All blocks of a client, used-up and expired ones too. */
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { BlockActs } from '../blocks/block-acts.tsx';
import { SellButton } from '../blocks/sell-button.tsx';
import { BLOCK_COLUMNS } from './block-columns.tsx';
import { useClient } from './this-client.ts';

export function BlocksPage() {
  const { id: client, archivedOn } = useClient();
  const list = useList('block.list', { client, limit: 200 });
  return (
    <Section title="Blocks" actions={archivedOn === null && <BlockActs client={client} />}>
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={480} />}
      {list.isRead && list.items.length === 0 && (
        <Empty says="Hours that are sold, granted or brought along from where they were kept before stand here.">
          {archivedOn === null && <SellButton client={client} />}
        </Empty>
      )}
      {list.items.length > 0 && (
        <Rows
          caption="Blocks in the order of sale"
          items={list.items}
          columns={BLOCK_COLUMNS}
          keyOf={({ id }) => id}
          all={list.all}
        />
      )}
      <More list={list} />
    </Section>
  );
}
