/** All versions of the firm's policy, the last one first. */
import { Badge, Group, List, Stack, Text } from '@mantine/core';
import { Day } from '../../ui/figures.tsx';
import { momentText } from '../../ui/format.ts';
import { More, Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList } from '../../ui/queries.ts';

export function PolicyVersions({ today }: { readonly today: string }) {
  const list = useList('policy.list', {});
  // The one that holds is the last to begin; of two from one day, the later version.
  const holding = list.items
    .filter(({ validFrom }) => validFrom <= today)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
  return (
    <Section title="All versions">
      <Problem error={list.error} />
      {!list.isRead && <Waiting />}
      {list.isRead && list.items.length === 0 && (
        <Text c="dimmed">None was set yet: the defaults have held for all work.</Text>
      )}
      {list.items.map((version) => (
        <Stack key={version.version} gap={4}>
          <Group gap="xs">
            <Text fw={600}>
              Version {version.version}, from <Day day={version.validFrom} />
            </Text>
            {version === holding && (
              <Badge variant="light" color="bank">
                holds today
              </Badge>
            )}
            {version.validFrom > today && (
              <Badge variant="light" color="blue">
                yet to come
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {version.reason} (set on {momentText(version.createdAt)})
          </Text>
          <List size="sm" spacing={2}>
            {version.says.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Stack>
      ))}
      <More list={list} />
    </Section>
  );
}
