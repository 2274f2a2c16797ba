/** Policies: what holds, what it does in plain words, and what would be otherwise. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Day } from '../../ui/figures.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { PolicyForm } from '../policy/policy-form.tsx';
import { PolicyHistory } from '../policy/policy-history.tsx';
import { Sentences } from '../policy/sentences.tsx';
import { type Policy, usePolicy } from '../policy/use-policy.ts';
import { useMay } from '../shell/session.ts';
import { Frame } from './frame.tsx';

export function PoliciesPage() {
  const may = useMay();
  const { policy, error, again } = usePolicy(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <Frame
      title="Policies"
      says="How hours are billed and drawn where a client has agreed nothing else. A policy holds from
        a day on and is never changed backwards: each entry keeps the version it was decided by."
      actions={
        may('firm:write') && !isOpen && <Button onClick={() => setOpen(true)}>Change …</Button>
      }
    >
      <Problem error={error} again={again} />
      {policy === null && error === null && <Waiting height={320} />}
      {policy !== null && <InForce policy={policy} />}
      {policy !== null && isOpen && (
        <Section title="What is to hold">
          <PolicyForm client={null} policy={policy} onDone={() => setOpen(false)} />
        </Section>
      )}
      <Section title="All versions">
        <PolicyHistory client={null} />
      </Section>
    </Frame>
  );
}

function InForce({ policy: { inForce } }: { readonly policy: Policy }) {
  const { firmVersion, on, says } = inForce;
  return (
    <Section title="What holds today">
      <Text c="dimmed" size="sm">
        {firmVersion === 0 ? 'Nothing is set: the defaults' : `Version ${firmVersion}`}, on{' '}
        <Day day={on} />
      </Text>
      <Sentences says={says} />
    </Section>
  );
}
