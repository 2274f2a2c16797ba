/** A file, chosen or dropped. */
import { Button, FileButton, Paper, Stack, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';

export function FileChoice({ onFile }: { readonly onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    <Paper
      p="xl"
      withBorder
      bd={`2px dashed ${isOver ? 'var(--mantine-color-bank-6)' : 'var(--mantine-color-default-border)'}`}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack align="center" gap="sm">
        <Text ta="center">
          Drop a file here: blocks sold or time worked, as CSV, also of Toggl Track, Clockify,
          Harvest, Kimai or solidtime.
        </Text>
        <FileButton
          accept=".csv,.tsv,.txt,.gz,text/csv,text/plain,application/gzip"
          onChange={(file) => file !== null && onFile(file)}
        >
          {(props) => <Button {...props}>Choose a file</Button>}
        </FileButton>
        <Text size="sm" c="dimmed" ta="center">
          Nothing is booked before you have seen what would come of it.
        </Text>
      </Stack>
    </Paper>
  );
}
