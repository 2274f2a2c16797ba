/** Where whoever has just become a member goes on. */
import type { Entered } from '../../../contract/session.ts';

/** By a new page: what was read before was not read for them. */
export function goOn({ next }: Entered, to: string): void {
  const back = encodeURIComponent(to);
  if (next === 'signed_in') location.assign(to);
  else location.assign(`/sign-in?back=${back}${next === 'second_factor' ? '&code=true' : ''}`);
}
