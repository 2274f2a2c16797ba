/** What stands around each page of a client: its name, what can be done, and the pages there are. */
import { Alert, Group, Text } from '@mantine/core';
import { getRouteApi, Outlet, useRouterState } from '@tanstack/react-router';
import type { Permission } from '../../../contract/permissions.ts';
import { Day } from '../../ui/figures.tsx';
import { Page, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { SellButton } from '../blocks/sell-button.tsx';
import { ButtonLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { ThisClient } from './this-client.ts';

const route = getRouteApi('/shell/clients/$client');

/** Each client has a frame of its own: nothing of one is seen while another is read. */
export function ClientFrame() {
  const { client } = route.useParams();
  return <Frame key={client} asked={client} />;
}

function Frame({ asked }: { readonly asked: string }) {
  const { data: client, error, refetch } = useOperation('client.show', { client: asked });
  const path = useRouterState({ select: ({ location }) => location.pathname });
  if (client === undefined) {
    return (
      <Page title="Client">
        {error === null ? (
          <Waiting height={480} />
        ) : (
          <Problem error={error} again={() => void refetch()} />
        )}
      </Page>
    );
  }
  const base = `/clients/${asked}`;
  const place = PAGES.findLast(({ at }) => isAt(path, base, at));
  return (
    <Page
      title={client.name}
      {...(place === undefined || place.at === ''
        ? {}
        : { tabTitle: `${place.label} · ${client.name}` })}
      actions={client.archivedOn === null && <SellButton client={asked} />}
    >
      {client.archivedOn !== null && <Archived on={client.archivedOn} />}
      <Pages client={asked} current={place?.at ?? null} />
      <ThisClient value={client}>
        <Outlet />
      </ThisClient>
    </Page>
  );
}

type ClientPage = {
  readonly at:
    | ''
    | '/blocks'
    | '/entries'
    | '/statement'
    | '/invoices'
    | '/contacts'
    | '/agreement';
  readonly label: string;
  readonly permission: Permission;
};

const PAGES: readonly ClientPage[] = [
  { at: '', label: 'Overview', permission: 'blocks:read' },
  { at: '/blocks', label: 'Blocks', permission: 'blocks:read' },
  { at: '/entries', label: 'Entries', permission: 'entries:read' },
  { at: '/statement', label: 'Statement', permission: 'blocks:read' },
  { at: '/invoices', label: 'Invoices', permission: 'invoices:read' },
  { at: '/contacts', label: 'Contacts', permission: 'clients:read' },
  { at: '/agreement', label: 'Agreement', permission: 'clients:read' },
];

function isAt(path: string, base: string, at: string): boolean {
  const own = path.replace(/\/$/, '');
  return at === '' ? own === base : own === base + at || own.startsWith(`${base}${at}/`);
}

function Pages({ client, current }: { readonly client: string; readonly current: string | null }) {
  const may = useMay();
  return (
    <Group component="nav" aria-label="Pages of the client" gap={4}>
      {PAGES.filter(({ permission }) => may(permission)).map(({ at, label }) => (
        <ButtonLink
          key={at}
          to={`/clients/$client${at}`}
          params={{ client }}
          size="compact-md"
          variant={at === current ? 'light' : 'subtle'}
          color={at === current ? 'bank' : 'gray'}
          {...(at === current ? { 'aria-current': 'page' } : {})}
        >
          {label}
        </ButtonLink>
      ))}
    </Group>
  );
}

function Archived({ on }: { readonly on: string }) {
  return (
    <Alert color="gray" title="Archived">
      <Text size="sm">
        Since <Day day={on} /> nothing is sold to this client and no work is logged for it. All that
        happened stays as it is. It can be brought back under Agreement.
      </Text>
    </Alert>
  );
}
