/** Says when the server is silent, asks until it answers again, and then reads everything anew. */
import { Paper, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answersNow, onSilent, tellAnswers } from './silence.ts';

const TRY_MILLISECONDS = 2000;

export function Connection() {
  const queryClient = useQueryClient();
  const [isSilent, setSilent] = useState(false);
  useEffect(() => onSilent(() => setSilent(true)), []);
  useEffect(() => {
    if (!isSilent) return;
    const timer = setInterval(async () => {
      if (!(await answersNow())) return;
      setSilent(false);
      tellAnswers();
      await queryClient.invalidateQueries();
    }, TRY_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isSilent, queryClient]);
  return (
    <div role="status">
      {isSilent && (
        <Paper shadow="md" p="sm" withBorder>
          <Text size="sm">
            The server does not answer. What you see is as of before; what you typed is kept. Trying
            again …
          </Text>
        </Paper>
      )}
    </div>
  );
}
