/** What hangs on a value, and starts anew where that is another. */
import { useState } from 'react';

/** Sets the state of the caller back before anything is drawn with the new value. */
export function useWhenChanged(value: string, setBack: () => void): void {
  const [seen, setSeen] = useState(value);
  if (seen === value) return;
  setSeen(value);
  setBack();
}
