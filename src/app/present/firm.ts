/** A firm as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { Firm } from '../../store/agreed.ts';

/** How far its books are closed is told with the books, and what is made up with the installation. */
export function firmAsTold({
  settingsVersion: _,
  closedThrough: __,
  isDemo: ___,
  ...firm
}: Firm): OutputOf<'firm.show'> {
  return firm;
}
