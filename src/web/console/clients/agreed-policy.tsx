/** How hours are sold to and drawn for a client, in plain words, with the exceptions agreed. */
import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { PolicyForm } from '../policy/policy-form.tsx';
import { PolicyHistory } from '../policy/policy-history.tsx';
import { Sentences } from '../policy/sentences.tsx';
import { type Policy, usePolicy } from '../policy/use-policy.ts';
import { useMay } from '../shell/session.ts';
import { useClient } from './this-client.ts';

export function AgreedPolicy() {
  const { id: client, name } = useClient();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { policy, error, again } = usePolicy(client);
  return (
    <Section
      title="How hours are sold and drawn"
      actions={
        policy !== null &&
        !isOpen &&
        may('firm:write') && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {hasExceptions(policy) ? 'Change the exceptions' : 'Agree exceptions'}
          </Button>
        )
      }
    >
      <Problem error={error} again={again} />
      {policy === null && error === null && <Waiting height={320} />}
      {policy !== null && !isOpen && <InForce policy={policy} name={name} />}
      {policy !== null && isOpen && (
        <PolicyForm client={client} policy={policy} onDone={() => setOpen(false)} />
      )}
      {policy?.wasSet === true && (
        <>
          <Title order={3} size="h5">
            What was agreed when
          </Title>
          <PolicyHistory client={client} />
        </>
      )}
    </Section>
  );
}

function hasExceptions({ own }: Policy): boolean {
  return Object.keys(own).length > 0;
}

function InForce({ policy, name }: { readonly policy: Policy; readonly name: string }) {
  const { inForce, firm } = policy;
  const own = inForce.says.filter((each) => !firm.says.includes(each));
  const shared = inForce.says.filter((each) => firm.says.includes(each));
  return (
    <>
      {own.length > 0 && (
        <div>
          <Text fw={600}>Agreed with {name}, other than with the rest</Text>
          <Sentences says={own} />
        </div>
      )}
      <div>
        <Text fw={600}>
          {own.length > 0
            ? 'As with everybody'
            : hasExceptions(policy)
              ? 'The exceptions agreed say the same as the policy of the firm'
              : 'No exceptions: as with everybody'}
        </Text>
        <Sentences says={shared} />
      </div>
    </>
  );
}
