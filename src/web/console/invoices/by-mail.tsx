/** Sending by mail, and what becomes of it where no mail server is set. */
import { Checkbox, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOperation } from '../../ui/queries.ts';

const WAITS = 'No mail server is set: it waits until there is one.';

/** False where mails wait; true as well until that is known. */
function useSendsMails(): boolean {
  const { data } = useOperation('installation.show', {});
  return data?.sendsMails ?? true;
}

/** Whether a document is sent by mail as soon as it is issued. */
export function ByMail({
  label = 'Send it by mail, with a link to pay it',
  isChosen,
  onChoose,
  error,
}: {
  readonly label?: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly error?: ReactNode;
}) {
  const sends = useSendsMails();
  return (
    <Checkbox
      label={label}
      name="mail"
      description={isChosen && !sends ? WAITS : undefined}
      checked={isChosen}
      onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      error={error}
    />
  );
}

/** Said beside a button that sends; nothing where mails go out. */
export function MailWaits() {
  return useSendsMails() ? null : <Text size="sm">{WAITS}</Text>;
}
