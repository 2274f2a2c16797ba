/** All clients: hours left, forecast, and trouble first. */
import { Button, Group } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, More, Page, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';
import { Rows } from '../../ui/rows.tsx';
import { ButtonLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { AddClient } from './add-client.tsx';
import { ClientChoice } from './client-choice.tsx';
import { CLIENT_COLUMNS, READ_BY_ALL } from './client-columns.tsx';
import type { OverviewSearch } from './search.ts';

const route = getRouteApi('/shell/clients');

const PAGE = 100;

export function ClientsPage() {
  const { add = false, ...asked } = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const mayAdd = may('clients:write');
  const choose = (search: OverviewSearch): void =>
    void navigate({ to: '/clients', search, replace: true });
  // What was typed goes with what it narrowed the list to.
  const [cleared, setCleared] = useState(0);
  const showAll = (): void => {
    choose({});
    setCleared(cleared + 1);
  };
  const list = useList('client.overview', { ...asked, limit: PAGE });
  const addButton = mayAdd && (
    <Button onClick={() => choose({ ...asked, add: true })}>Add a client</Button>
  );
  const isNarrowed = asked.search !== undefined || asked.trouble !== undefined;
  const isNone = list.isRead && list.items.length === 0;
  return (
    <Page title="Clients" actions={!isNone && addButton}>
      <ClientChoice key={cleared} asked={asked} onChoose={choose} />
      <Problem error={list.error} />
      {!list.isRead && list.error === null && <Waiting height={640} />}
      {isNone && (isNarrowed ? <NoneSuch onAll={showAll} /> : <Nobody add={addButton} />)}
      {list.items.length > 0 && (
        <Rows
          caption="Clients"
          items={list.items}
          columns={may('invoices:read') ? CLIENT_COLUMNS : READ_BY_ALL}
          keyOf={({ id }) => id}
          sorts={false}
          filters={false}
          all={list.all}
        />
      )}
      <More list={list} />
      <Dialog title="Add a client" isOpen={add} onClose={() => choose(asked)}>
        <AddClient />
      </Dialog>
    </Page>
  );
}

/** No client is as was asked for. */
function NoneSuch({ onAll }: { readonly onAll: () => void }) {
  return (
    <Empty says="No client is called so, or in that trouble.">
      <Button variant="default" onClick={onAll}>
        Show all clients
      </Button>
    </Empty>
  );
}

/** There is no client yet, or none that is not archived. */
function Nobody({ add }: { readonly add: ReactNode }) {
  const may = useMay();
  return (
    <Empty says="Whoever buys hours stands here, with what is left of them. There is nobody yet.">
      <Group gap="sm">
        {add}
        {may('imports:write') && (
          <ButtonLink to="/import" variant="default">
            Import from a file
          </ButtonLink>
        )}
      </Group>
    </Empty>
  );
}
