/** An invitation: who invites to what, and how one joins. */
import { Anchor, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Entered, InvitationOpen } from '../../../contract/session.ts';
import { useBesideForm } from '../../ui/beside-form.ts';
import { askBeside, Refused } from '../../ui/client.ts';
import { PasswordField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { momentText } from '../../ui/format.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem, sentence } from '../../ui/problem.tsx';
import { ROLE_SAYS } from '../shell/roles.ts';
import { Doorway } from './doorway.tsx';
import { goOn } from './go-on.ts';
import { refusedWords } from './refused-words.ts';

const route = getRouteApi('/invitation/$id');

export function InvitationPage() {
  const { id } = route.useParams();
  const path = `/api/invitation/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', id],
    queryFn: () => askBeside('GET', path) as Promise<InvitationOpen>,
  });
  if (error instanceof Refused) {
    return (
      <Doorway title="This invitation is not open">
        <Text>{sentence(error.message)}</Text>
        <Text>
          You joined already?{' '}
          <Anchor component={Link} to="/sign-in">
            Sign in
          </Anchor>
          . Otherwise ask whoever invited you for a new one.
        </Text>
      </Doorway>
    );
  }
  return (
    <Doorway title={data === undefined ? 'Invitation' : `Join ${data.firmName}`}>
      {error !== null && <Problem error={error} again={() => void refetch()} />}
      {data === undefined ? <Waiting height={360} /> : <JoinForm path={path} open={data} />}
    </Doorway>
  );
}

function JoinForm({ path, open }: { readonly path: string; readonly open: InvitationOpen }) {
  const { mail, role, isKnown, expiresAt, shortestPasswordCharacters } = open;
  const { form, submit, problem, isBusy } = useBesideForm({
    path,
    initial: { name: '', password: '' },
    bodyOf: ({ name, password }) => (isKnown ? { password } : { name, password }),
    wordsOf: refusedWords,
    onDone: (answer) => goOn(answer as Entered, '/'),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>
          You are invited as {role} with the mail address <strong>{mail}</strong>. {ROLE_SAYS[role]}
        </Text>
        <Text size="sm" c="dimmed">
          The invitation is open until {momentText(expiresAt)}.
        </Text>
        {/* Password keepers file the password under what stands here. */}
        <input type="hidden" name="username" autoComplete="username" value={mail} readOnly />
        {!isKnown && (
          <TextInput
            label="Your name"
            name="name"
            autoComplete="name"
            required
            {...form.getInputProps('name')}
          />
        )}
        <PasswordField
          label={isKnown ? 'Your password' : 'Choose a password'}
          description={
            isKnown
              ? 'You have an account here: the password you sign in with'
              : `${shortestPasswordCharacters} characters or more`
          }
          name="password"
          autoComplete={isKnown ? 'current-password' : 'new-password'}
          required
          {...form.getInputProps('password')}
        />
        <FormEnd button="Join" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
