/** Something to hand on, such as a link: to be read, and to be copied by a button. */
import { Button, CopyButton, Group, TextInput } from '@mantine/core';

export function CopyLine({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        label={label}
        value={text}
        readOnly
        flex={1}
        miw={0}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} miw="5.5rem">
            <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
