/** The timer as a page of its own, for who comes from the palette or keeps its address. */
import { useNavigate } from '@tanstack/react-router';
import { Page, Section, Waiting } from '../../ui/page.tsx';
import { TimePlaces } from './time-places.tsx';
import { TimerPanel } from './timer-panel.tsx';
import { useTimer } from './use-timer.ts';

export function TimerPage() {
  const timer = useTimer(true);
  const navigate = useNavigate();
  return (
    <Page title="Time" tabTitle="Timer" actions={<TimePlaces />}>
      <Section title="Your timer">
        {timer === undefined ? (
          <Waiting height={320} />
        ) : (
          <TimerPanel timer={timer} onDone={() => void navigate({ to: '/time' })} />
        )}
      </Section>
    </Page>
  );
}
