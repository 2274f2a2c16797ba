/** What it takes to sell a first block, and which of it is done. */
import { Anchor, Badge, Group, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { type Step, useSteps } from './steps.ts';

export function FirstSteps() {
  const { steps, error } = useSteps();
  if (error !== null) return <Problem error={error} />;
  if (steps === null) return <Waiting height={220} />;
  const left = steps.filter(({ isDone }) => !isDone).length;
  return (
    <Stack>
      <Text role="status">
        {left === 0
          ? 'All is done: hours are sold, and work draws them.'
          : `${steps.length - left} of ${steps.length} steps are done.`}
      </Text>
      <List type="ordered" listStyleType="none" spacing="md">
        {steps.map((step) => (
          <List.Item key={step.title}>
            <OneStep step={step} isNext={step === steps.find(({ isDone }) => !isDone)} />
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

function OneStep({ step, isNext }: { readonly step: Step; readonly isNext: boolean }) {
  const { title, why, to, isDone } = step;
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Badge variant="light" color={isDone ? 'bank' : isNext ? 'blue' : 'gray'}>
          {isDone ? '✓ done' : isNext ? 'next' : 'to do'}
        </Badge>
        <Anchor component={Link} to={to} fw={600}>
          {title}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed">
        {why}
      </Text>
    </Stack>
  );
}
