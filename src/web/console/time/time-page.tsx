/** Time: what was worked. One line logs it, and the week shows it. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import './time.css';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { useMay } from '../shell/session.ts';
import { useClients } from './firm-facts.ts';
import { type Beginning, QuickEntry } from './quick-entry.tsx';
import { TimePlaces } from './time-places.tsx';
import { type TypedEntry, typedAgain, type UnsentEntry } from './typed-entry.ts';
import { useUnsent } from './unsent-entries.ts';
import { UnsentList } from './unsent-list.tsx';
import { WeekSection } from './week-section.tsx';

export function TimePage() {
  const may = useMay();
  const hasNobody = useClients()?.length === 0;
  const line = useRef<HTMLInputElement>(null);
  const { drop } = useUnsent();
  const [beginning, setBeginning] = useState<Beginning>({ asked: 0, fields: {}, refused: null });
  const begin = (fields: Partial<TypedEntry>, refused: UnsentEntry | null = null): void =>
    setBeginning(({ asked }) => ({ asked: asked + 1, fields, refused }));
  const isLogged = (): void => {
    setBeginning((before) => ({ ...before, refused: null }));
  };
  return (
    <Page title="Time" actions={<TimePlaces />}>
      {may('entries:write') && hasNobody && <NoClients />}
      {may('entries:write') && !hasNobody && (
        <QuickEntry
          beginning={beginning}
          lineRef={line}
          onLogged={() => {
            if (beginning.refused !== null) drop(beginning.refused.key);
            isLogged();
          }}
          onLeave={isLogged}
        />
      )}
      <UnsentList onEdit={(unsent) => begin(typedAgain(unsent.input), unsent)} />
      <WeekSection onLog={begin} />
    </Page>
  );
}

/** Work is for somebody: until there is a client, there is nothing to log. */
function NoClients() {
  return (
    <Section title="Log work">
      <Empty says="Work is logged for a client, and there is none yet.">
        <Button component={Link} to="/clients">
          Go to the clients
        </Button>
      </Empty>
    </Section>
  );
}
