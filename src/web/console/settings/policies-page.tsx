/** Policies: what holds, what it does in plain words, and what would be otherwise. */
import { Button, List, Text } from '@mantine/core';
import { useState } from 'react';
import type { FirmPolicy } from '../../../engine/terms.ts';
import { Day } from '../../ui/figures.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useFirmDay } from '../shell/firm-day.ts';
import { useMay } from '../shell/session.ts';
import { Frame } from './frame.tsx';
import { PolicyForm } from './policy-form.tsx';
import { PolicyVersions } from './policy-versions.tsx';

export function PoliciesPage() {
  const may = useMay();
  const { data, error } = useOperation('policy.show', {});
  const today = useFirmDay();
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
      <Problem error={error} />
      {data === undefined ? (
        <Waiting height={320} />
      ) : (
        <>
          <Section title="What holds today">
            <Text c="dimmed" size="sm">
              {data.firmVersion === 0
                ? 'Nothing is set: the defaults'
                : `Version ${data.firmVersion}`}
              , on <Day day={data.on} />
            </Text>
            <List spacing={4}>
              {data.says.map((sentence) => (
                <List.Item key={sentence}>{sentence}</List.Item>
              ))}
            </List>
          </Section>
          {isOpen && (
            <PolicyForm
              policy={data.settings as FirmPolicy}
              today={today}
              onDone={() => setOpen(false)}
            />
          )}
        </>
      )}
      <PolicyVersions today={today} />
    </Frame>
  );
}
