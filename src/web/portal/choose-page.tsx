/** For which of several clients one is here. */
import { Button, Container, Stack } from '@mantine/core';
import { useState } from 'react';
import { askBeside } from '../ui/client.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useSession } from './session.ts';

export function ChoosePage() {
  const session = useSession();
  const [error, setError] = useState<Error | null>(null);
  const choose = async (client: string): Promise<void> => {
    try {
      await askBeside('POST', '/api/portal/session', { client });
      location.assign('/portal');
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return (
    <Container size="xs" py="xl" component="main">
      <Page title="For whom?">
        <Stack>
          {session?.choices.map(({ client, clientName, firmName }) => (
            <Button
              key={client}
              variant="default"
              h="auto"
              py="sm"
              onClick={() => void choose(client)}
            >
              {clientName}, with {firmName}
            </Button>
          ))}
          <Problem error={error} />
        </Stack>
      </Page>
    </Container>
  );
}
