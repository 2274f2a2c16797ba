/** The backup codes, told once: for when the authenticator is lost. */
import { Button, Code, CopyButton, Group, SimpleGrid, Stack, Text } from '@mantine/core';

export function BackupCodes({
  codes,
  onDone,
}: {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}) {
  return (
    <Stack align="flex-start">
      <Text>
        The second factor is on. Keep these codes where your authenticator is not, on paper or with
        your passwords: each lets you in once. They are not shown again.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {codes.map((code) => (
          <Code key={code} fz="md">
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group>
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy them all'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>I have kept them</Button>
      </Group>
    </Stack>
  );
}
