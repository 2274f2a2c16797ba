/** How hours are sold to and drawn for a client, in plain words, with the exceptions agreed. */
import { Button, List, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { proseText } from '../../ui/format.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { PolicyForm } from '../policy/policy-form.tsx';
import { PolicyHistory } from '../policy/policy-history.tsx';
import { useMay } from '../shell/session.ts';
import { useClient } from './this-client.ts';

export function AgreedPolicy() {
  const { id: client, name } = useClient();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const { data: policy, error, refetch } = useOperation('policy.show', { client });
  const { data: firm } = useOperation('policy.show', {});
  const { data: versions } = useOperation('policy.list', { client, limit: 500 });
  const isRead = policy !== undefined && firm !== undefined && versions !== undefined;
  const inForce = isRead
    ? versions.items.find(({ version }) => version === policy.clientVersion)
    : undefined;
  return (
    <Section
      title="How hours are sold and drawn"
      actions={
        isRead &&
        !isOpen &&
        may('firm:write') && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {hasExceptions(inForce) ? 'Change the exceptions' : 'Agree exceptions'}
          </Button>
        )
      }
    >
      <Problem error={error} again={() => void refetch()} />
      {!isRead && error === null && <Waiting height={320} />}
      {isRead && !isOpen && <InForce policy={policy} firm={firm} inForce={inForce} name={name} />}
      {isRead && isOpen && (
        <PolicyForm
          client={client}
          own={inForce?.settings ?? {}}
          otherwise={firm.settings}
          onDone={() => setOpen(false)}
        />
      )}
      {versions !== undefined && versions.items.length > 0 && (
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

type Version = OutputOf<'policy.list'>['items'][number];

function hasExceptions(version: Version | undefined): boolean {
  return version !== undefined && Object.keys(version.settings).length > 0;
}

function InForce({
  policy,
  firm,
  inForce,
  name,
}: {
  readonly policy: OutputOf<'policy.show'>;
  readonly firm: OutputOf<'policy.show'>;
  readonly inForce: Version | undefined;
  readonly name: string;
}) {
  const own = policy.says.filter((each) => !firm.says.includes(each));
  const shared = policy.says.filter((each) => firm.says.includes(each));
  return (
    <>
      {own.length > 0 && (
        <div>
          <Text fw={600}>Agreed with {name}, other than with the rest</Text>
          <Said says={own} />
        </div>
      )}
      <div>
        <Text fw={600}>
          {own.length > 0
            ? 'As with everybody'
            : hasExceptions(inForce)
              ? 'The exceptions agreed say the same as the policy of the firm'
              : 'No exceptions: as with everybody'}
        </Text>
        <Said says={shared} />
      </div>
    </>
  );
}

function Said({ says }: { readonly says: readonly string[] }) {
  return (
    <List size="sm" spacing={4} mt={4}>
      {says.map((each) => (
        <List.Item key={each}>{proseText(each)}</List.Item>
      ))}
    </List>
  );
}
