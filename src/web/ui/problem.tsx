/** What went wrong, in the words of whoever refused it, with what to do next. */
import { Alert, Button, Text } from '@mantine/core';
import { proseText } from './format.ts';

export function Problem({
  error,
  again,
}: {
  readonly error: Error | null;
  /** Tries once more; left out where that is done otherwise. */
  readonly again?: () => void;
}) {
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" title="This did not work">
      <Text size="sm">{sentence(error.message)}</Text>
      {again !== undefined && (
        <Button variant="default" size="xs" mt="sm" onClick={again}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

/** Refusals are told in small letters, as commands tell them; on a page they are prose. */
export function sentence(message: string): string {
  const begun = proseText(message.charAt(0).toUpperCase() + message.slice(1));
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
