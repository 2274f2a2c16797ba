/** You: how you sign in, and what keeps others from doing so in your name. */
import { Section, Waiting } from '../../ui/page.tsx';
import { ROLE_SAYS } from '../shell/roles.ts';
import { useSession } from '../shell/session.ts';
import { Frame } from './frame.tsx';
import { NameForm } from './name-form.tsx';
import { Passkeys } from './passkeys.tsx';
import { PasswordChange } from './password-change.tsx';
import { Said } from './said.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';

export function YouPage() {
  const session = useSession();
  const account = session?.account ?? null;
  if (session === null || account === null) {
    return (
      <Frame title="You">
        <Waiting />
      </Frame>
    );
  }
  return (
    <Frame title="You">
      <Section title="Who you are">
        <NameForm name={account.name} />
        <Said
          facts={[
            ['Mail address', account.mail],
            ...session.firms.map(
              ({ name, role }) => [name, `${role}. ${ROLE_SAYS[role]}`] as const,
            ),
          ]}
        />
      </Section>
      <Section title="Password">
        <PasswordChange mail={account.mail} />
      </Section>
      <Section title="Second factor">
        <SecondFactor isOn={account.twoFactor} />
      </Section>
      <Section title="Passkeys">
        <Passkeys />
      </Section>
      <Section title="Where you are signed in">
        <Sessions />
      </Section>
    </Frame>
  );
}
