/** Signing in: by mail and password, with a code where there is a second factor, or by passkey. */
import { Anchor, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { CodeForm } from './code-form.tsx';
import { Doorway } from './doorway.tsx';
import { PasswordForm } from './password-form.tsx';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { back = '/', code = false } = route.useSearch();
  const [needsCode, setNeedsCode] = useState(code);
  // All that was read for somebody else goes with the page.
  const enter = (): void => location.assign(back);
  return (
    <Doorway title={needsCode ? 'Your code' : 'Sign in'}>
      {needsCode ? (
        <CodeForm onDone={enter} onBack={() => setNeedsCode(false)} />
      ) : (
        <PasswordForm onDone={enter} onNeedsCode={() => setNeedsCode(true)} />
      )}
      <Text size="sm" c="dimmed">
        You are a client and want to see your hours? Use the link your provider sent you, or ask for
        one at <Anchor href="/portal">the client portal</Anchor>.
      </Text>
    </Doorway>
  );
}
