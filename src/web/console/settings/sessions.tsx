/** This session, and the end of all others. */
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { askBeside } from '../../ui/client.ts';
import { momentText } from '../../ui/format.ts';
import { Problem } from '../../ui/problem.tsx';

type Own = { readonly session: { readonly createdAt: string; readonly expiresAt: string } } | null;

export function Sessions() {
  const { data } = useQuery({
    queryKey: ['own-session'],
    queryFn: () => askBeside('GET', '/api/auth/get-session') as Promise<Own>,
  });
  const end = useMutation({
    mutationFn: () => askBeside('POST', '/api/auth/revoke-other-sessions'),
  });
  return (
    <Stack align="flex-start">
      <Text mih="1.5em">
        {data != null &&
          `You signed in here on ${momentText(data.session.createdAt)}, good until ${momentText(data.session.expiresAt)}; using it prolongs it.`}
      </Text>
      <Problem error={end.error} />
      <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
        Sign out everywhere else
      </Button>
      <Text role="status" size="sm" c="dimmed">
        {end.isSuccess && 'Done: only this browser is signed in as you.'}
      </Text>
    </Stack>
  );
}
