/** How far an import has come. */

type Progress = {
  readonly state: 'running' | 'done';
  readonly rowsRead: number;
  readonly rowsBooked: number;
  readonly rowsKnown: number;
  readonly rowsRefused: number;
  readonly changedAt: string;
};

/** One that has not moved for so long was cut short: the program ended while it ran. */
const INTERRUPTED_MILLISECONDS = 60_000;

type State = 'running' | 'interrupted' | 'done' | 'refused';

export function stateOf(progress: Progress): {
  readonly state: State;
  readonly says: string;
  readonly color: string;
} {
  const { state, changedAt, rowsRefused } = progress;
  if (state === 'done') {
    return rowsRefused === 0
      ? { state: 'done', says: 'done', color: 'bank' }
      : { state: 'refused', says: 'done, some refused', color: 'orange' };
  }
  return Date.now() - Date.parse(changedAt) > INTERRUPTED_MILLISECONDS
    ? { state: 'interrupted', says: 'interrupted', color: 'red' }
    : { state: 'running', says: 'running', color: 'blue' };
}

/** From 0 to 100. */
export function percentOf({ rowsRead, rowsBooked, rowsKnown, rowsRefused }: Progress): number {
  return rowsRead === 0 ? 0 : (100 * (rowsBooked + rowsKnown + rowsRefused)) / rowsRead;
}
