/** Where one can go within Time. */
import { SubPlaces } from '../shell/sub-places.tsx';

const TIME_PLACES = [
  { to: '/time', label: 'Log and week' },
  { to: '/time/drafts', label: 'Drafts to post' },
  { to: '/time/waiting', label: 'Waiting' },
  { to: '/time/entries', label: 'All entries' },
] as const;

export function TimePlaces() {
  return <SubPlaces label="Time" places={TIME_PLACES} />;
}
