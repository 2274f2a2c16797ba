/** A question that stands over the page until it is answered or left. */
import { Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

export function Dialog({
  title,
  isOpen,
  onClose,
  isWide = false,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** For tables. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={isWide ? 'xl' : 'md'}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* No header element: over a page it would pass for the header of all pages. */}
        <Modal.Body pt="md">
          <Stack>
            <Group justify="space-between" wrap="nowrap" align="start">
              <Modal.Title fw={650} fz="lg">
                {title}
              </Modal.Title>
              <Modal.CloseButton aria-label="Close" m={0} />
            </Group>
            {isOpen && children}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
