/** The first visit: the firm and its owner, in one short form. */
import { Anchor, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Entered, SetUpOpen } from '../../../contract/session.ts';
import { useBesideForm } from '../../ui/beside-form.ts';
import { askBeside, Refused } from '../../ui/client.ts';
import { PasswordField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { Waiting } from '../../ui/page.tsx';
import { CurrencyField, HERE, ZoneField } from '../../ui/place-fields.tsx';
import { Problem } from '../../ui/problem.tsx';
import { Doorway } from './doorway.tsx';
import { goOn } from './go-on.ts';

const route = getRouteApi('/set-up/$token');

export function SetUpPage() {
  const { token } = route.useParams();
  const path = `/api/set-up/${encodeURIComponent(token)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['set-up', token],
    queryFn: () => askBeside('GET', path) as Promise<SetUpOpen>,
  });
  if (error instanceof Refused) return <Closed />;
  return (
    <Doorway
      title="Set up your firm"
      says="Hourbank keeps the prepaid hours you sell. Two minutes, and you are in."
    >
      {error !== null && <Problem error={error} again={() => void refetch()} />}
      {data === undefined ? <Waiting height={520} /> : <SetUpForm path={path} open={data} />}
    </Doorway>
  );
}

function Closed() {
  return (
    <Doorway title="This link is not open">
      <Text>
        It was used, or a newer one took its place. The firm was set up?{' '}
        <Anchor component={Link} to="/sign-in">
          Sign in
        </Anchor>
        . If not, start the program again: it prints a new link.
      </Text>
    </Doorway>
  );
}

function SetUpForm({ path, open }: { readonly path: string; readonly open: SetUpOpen }) {
  const { form, submit, problem, isBusy } = useBesideForm({
    path,
    initial: {
      ...{ firmName: '', currency: open.currency, timeZone: HERE },
      ...{ name: '', mail: '', password: '' },
    },
    onDone: (answer) => goOn(answer as Entered, '/welcome'),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label="Name of the firm"
          description="As clients know it"
          name="firmName"
          autoComplete="organization"
          required
          {...form.getInputProps('firmName')}
        />
        <CurrencyField
          label="Currency"
          description="What you mostly sell in; a client may have another"
          name="currency"
          {...form.getInputProps('currency')}
        />
        <ZoneField
          label="Time zone"
          description="Decides when a day ends; it can be changed later"
          name="timeZone"
          {...form.getInputProps('timeZone')}
        />
        <TextInput
          label="Your name"
          name="name"
          autoComplete="name"
          required
          {...form.getInputProps('name')}
        />
        <TextInput
          label="Your mail address"
          description="You sign in with it"
          name="mail"
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('mail')}
        />
        <PasswordField
          label="Password"
          description={`${open.shortestPasswordCharacters} characters or more`}
          name="password"
          autoComplete="new-password"
          required
          {...form.getInputProps('password')}
        />
        <FormEnd button="Set up" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
