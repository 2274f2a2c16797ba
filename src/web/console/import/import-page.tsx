/** Import: a file is looked at, tried out, and taken over; and what was imported before. */
import { List, Text } from '@mantine/core';
import { useState } from 'react';
import { Page, Section } from '../../ui/page.tsx';
import { useMay } from '../shell/session.ts';
import { EarlierImports } from './earlier-imports.tsx';
import { FileChoice } from './file-choice.tsx';
import { FileFlow } from './file-flow.tsx';

export function ImportPage() {
  const may = useMay();
  const [file, setFile] = useState<File | null>(null);
  return (
    <Page title="Import">
      {may('imports:write') &&
        (file === null ? (
          <FileChoice onFile={setFile} />
        ) : (
          // Another file is another story: nothing of the one before stays.
          <FileFlow
            key={`${file.name} ${file.size} ${file.lastModified}`}
            file={file}
            onLeave={() => setFile(null)}
          />
        ))}
      <EarlierImports />
      {file === null && <HowItWorks />}
    </Page>
  );
}

function HowItWorks() {
  return (
    <Section title="What a file has to have">
      <Text>
        For blocks sold, these headings; import them before the time that was worked from them:
      </Text>
      <List size="sm">
        <List.Item>
          <code>client</code>, <code>block</code>, <code>currency</code>, <code>boughtOn</code> (as
          2026-03-01)
        </List.Item>
        <List.Item>
          <code>minutes</code> or <code>hours</code>
        </List.Item>
        <List.Item>
          one of <code>price</code>, <code>ratePerHour</code>, <code>pricePerMinute</code>, before
          tax
        </List.Item>
        <List.Item>
          <code>expiresOn</code> and <code>workTypes</code>, where there are any
        </List.Item>
      </List>
      <Text>
        For time worked, the export of a time tracker as it is, or any table with a client and a
        time in it: you say which column is what. A file imported twice books nothing twice.
      </Text>
    </Section>
  );
}
