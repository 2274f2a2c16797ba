/** Which of several firms it is for. */
import { Button, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { askBeside } from '../../ui/client.ts';
import { Problem } from '../../ui/problem.tsx';
import { useSession } from '../shell/session.ts';
import { Doorway } from './doorway.tsx';

const route = getRouteApi('/choose-firm');

export function ChooseFirmPage() {
  const { back = '/' } = route.useSearch();
  const session = useSession();
  const [error, setError] = useState<Error | null>(null);
  const choose = async (firm: string): Promise<void> => {
    try {
      await askBeside('POST', '/api/session/firm', { firm });
      location.assign(back);
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return (
    <Doorway title="Which firm?">
      <Stack>
        {session?.firms.map(({ firm, name, role }) => (
          <Button key={firm} variant="default" onClick={() => void choose(firm)}>
            {name} ({role})
          </Button>
        ))}
        <Problem error={error} />
      </Stack>
    </Doorway>
  );
}
