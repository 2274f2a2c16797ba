/** Into the portal by mail: no password. The link in the mail leads here, and a button uses it up. */
import { Button, Container, Paper, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { askBeside } from '../ui/client.ts';
import { focusOn } from '../ui/focus-on.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';

const route = getRouteApi('/portal/sign-in');

export function SignInPage() {
  const { token } = route.useSearch();
  return (
    <Container size="xs" py="xl" component="main">
      <Paper withBorder p="lg">
        {token === undefined ? <AskForLink /> : <UseLink token={token} />}
      </Paper>
    </Container>
  );
}

/** Does something once at a time, and keeps what went wrong. */
function useDoing() {
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const doing = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await what();
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(false);
    }
  };
  return { error, isBusy, doing };
}

function AskForLink() {
  const [mail, setMail] = useState('');
  const [flaw, setFlaw] = useState<string | null>(null);
  const [isSent, setSent] = useState(false);
  const { error, isBusy, doing } = useDoing();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const isMail = /^\S+@\S+\.\S+$/.test(mail.trim());
    setFlaw(isMail ? null : 'write your mail address, such as kim@example.com');
    if (!isMail) {
      focusOn('email');
      return;
    }
    void doing(async () => {
      await askBeside('POST', '/api/portal/auth/sign-in/magic-link', { email: mail.trim() });
      setSent(true);
    });
  };
  if (isSent) {
    return (
      <Page title="Look at your mail">
        <Text>
          If {mail.trim()} belongs to a contact of a client here, a link is on its way. It is good
          for 15 minutes, and once.
        </Text>
        <Button variant="default" onClick={() => setSent(false)}>
          Use another address
        </Button>
      </Page>
    );
  }
  return (
    <Page title="Your hours">
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label="Your mail address"
            description="The one your provider knows. You get a link; there is no password."
            type="email"
            name="email"
            autoComplete="email"
            required
            error={flaw}
            value={mail}
            onChange={({ currentTarget }) => setMail(currentTarget.value)}
          />
          <Problem error={error} />
          <Button type="submit" loading={isBusy}>
            Send me a link
          </Button>
        </Stack>
      </form>
    </Page>
  );
}

/** Programs that look into mails open links, too; none of them presses buttons. */
function UseLink({ token }: { readonly token: string }) {
  const { error, isBusy, doing } = useDoing();
  const enter = (): Promise<void> =>
    doing(async () => {
      await askBeside('POST', '/api/portal/sign-in', { token });
      location.assign('/portal');
    });
  return (
    <Page title="Welcome">
      <Problem error={error} />
      {error === null ? (
        <Button loading={isBusy} onClick={() => void enter()}>
          Go to your hours
        </Button>
      ) : (
        <Button component="a" href="/portal/sign-in" variant="default">
          Send me a new link
        </Button>
      )}
    </Page>
  );
}
