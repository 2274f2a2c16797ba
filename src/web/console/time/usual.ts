/** The work type that was logged last in this browser: most often it is the next one, too. */
import type { Named } from './line.ts';

const PLACE = 'hourbank.work-type';

/** Empty where there was none, or there is none of that name any more. */
export function usualWorkType(workTypes: readonly Named[]): string {
  const last = read();
  return workTypes.some(({ name }) => name === last) ? last : '';
}

function read(): string {
  try {
    return window.localStorage.getItem(PLACE) ?? '';
  } catch {
    return '';
  }
}

export function rememberWorkType(name: string): void {
  try {
    window.localStorage.setItem(PLACE, name);
  } catch {
    // It is chosen again next time, no more.
  }
}
