/** The demo firm: made in the background, looked at when it is there. */
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Demo } from '../../../contract/session.ts';
import { errorOf } from '../../ui/beside-form.ts';
import { askBeside } from '../../ui/client.ts';
import { countText } from '../../ui/format.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useSession } from '../shell/session.ts';

const KEY = ['demo'];
const LOOK_MILLISECONDS = 1000;

export function DemoOffer() {
  const queryClient = useQueryClient();
  const session = useSession();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => askBeside('GET', '/api/demo') as Promise<Demo>,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_MILLISECONDS : false),
  });
  const start = useMutation({
    mutationFn: async () => {
      // With a second firm it would have to be asked which is meant: it stays the one of this page.
      await askBeside('POST', '/api/session/firm', { firm: session?.firm });
      return (await askBeside('POST', '/api/demo')) as Demo;
    },
    onSuccess: (demo) => queryClient.setQueryData(KEY, demo),
  });
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Waiting height={120} />;
  if (data.firm !== null && data.firm === session?.firm) {
    return (
      <Text>
        This is the demo firm. Try whatever you like here: your own firm knows nothing of it, and
        you go back to it by the menu with your initials.
      </Text>
    );
  }
  if (data.state === 'running') return <Running demo={data} />;
  if (data.state === 'done') return <Done demo={data} />;
  return (
    <Stack align="flex-start">
      <Text>
        A firm with a year of believable life: clients, blocks, time, invoices and payments. It is a
        firm of its own: yours stays as it is, and you can go back at any time.
      </Text>
      {data.problem !== null && <Problem error={new Error(data.problem)} />}
      <Problem error={start.error === null ? null : errorOf(start.error)} />
      <Button loading={start.isPending} onClick={() => start.mutate()}>
        {data.state === 'failed' || data.livedDays > 0 ? 'Go on with it' : 'Load the demo firm'}
      </Button>
    </Stack>
  );
}

function Running({ demo: { livedDays, days, firmName } }: { readonly demo: Demo }) {
  const says = `${countText(livedDays, 'day')} of ${countText(days, 'day')} lived`;
  return (
    <Stack gap="xs">
      <Text>
        {firmName} is being brought to life. You may leave this page: it goes on by itself.
      </Text>
      <Progress.Root size="lg">
        <Progress.Section
          value={days === 0 ? 0 : (100 * livedDays) / days}
          aria-label={says}
          animated
        />
      </Progress.Root>
      <Text size="sm" c="dimmed" className="figure">
        {says}
      </Text>
    </Stack>
  );
}

function Done({ demo: { firm, firmName } }: { readonly demo: Demo }) {
  const open = useMutation({
    mutationFn: () => askBeside('POST', '/api/session/firm', { firm }),
    // All that was read for the other firm goes with the page.
    onSuccess: () => location.assign('/'),
  });
  return (
    <Stack align="flex-start">
      <Text>
        {firmName} is there, with a year behind it. Your own firm stays where it is: change between
        them by the menu with your initials.
      </Text>
      <Problem error={open.error === null ? null : errorOf(open.error)} />
      <Group>
        <Button loading={open.isPending} disabled={firm === null} onClick={() => open.mutate()}>
          Open {firmName}
        </Button>
      </Group>
    </Stack>
  );
}
