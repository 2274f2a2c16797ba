/** The blocks of which something is left, the oldest first, as they are drawn. */
import { Empty, More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { SellButton } from '../blocks/sell-button.tsx';
import { TextLink } from '../shell/links.tsx';
import { LEFT_COLUMNS } from './block-columns.tsx';

export function BlocksInUse({ client }: { readonly client: string }) {
  const list = useList('block.list', { client, left: true });
  return (
    <Section
      title="Blocks with hours left"
      actions={
        <TextLink to="/clients/$client/blocks" params={{ client }} size="sm">
          All blocks
        </TextLink>
      }
    >
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={200} />}
      {list.isRead && list.items.length === 0 && (
        <Empty says="No block has hours left.">
          <SellButton client={client} />
        </Empty>
      )}
      {list.items.length > 0 && (
        <Rows
          caption="What is left of each block, the oldest first"
          items={list.items}
          columns={LEFT_COLUMNS}
          keyOf={({ id }) => id}
          filters={list.items.length > 5}
          all={list.all}
        />
      )}
      <More list={list} />
    </Section>
  );
}
