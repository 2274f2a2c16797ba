/** Signing out: at once, or after a question where entries are not sent yet. */
import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { askBeside } from '../../ui/client.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useUnsentOfAllFirms } from '../time/unsent-entries.ts';
import { leftBehind } from '../time/unsent-words.ts';

type SignOut = ReturnType<typeof useSignOut>;

/** How signing out stands: for the item of the menu, and for the question that outlives it. */
export function useSignOut() {
  const unsent = useUnsentOfAllFirms();
  const [isOpen, setOpen] = useState(false);
  const [says, setSays] = useState<readonly string[]>([]);
  const leaving = useMutation({
    mutationFn: () => askBeside('POST', '/api/auth/sign-out'),
    // What was read is not for whoever comes next.
    onSuccess: () => location.assign('/sign-in'),
    onError: () => setOpen(true),
  });
  const ask = (): void => {
    const left = leftBehind(unsent());
    setSays(left ?? []);
    leaving.reset();
    if (left === null) leaving.mutate();
    else setOpen(true);
  };
  return { ask, isOpen, says, leaving, close: () => setOpen(false) };
}

/** Also says why nobody was signed out: the server may be silent. */
export function SignOutQuestion({ signOut }: { readonly signOut: SignOut }) {
  const { isOpen, says, leaving, close } = signOut;
  return (
    <Dialog title="Sign out?" isOpen={isOpen} onClose={close}>
      {says.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
      <Problem error={leaving.error} />
      <Group>
        <Button loading={leaving.isPending} onClick={() => leaving.mutate()}>
          Sign out
        </Button>
        <Button variant="default" onClick={close}>
          Stay
        </Button>
      </Group>
    </Dialog>
  );
}
