/** A firm as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { Firm } from '../../store/agreed.ts';

export function firmAsTold({ settingsVersion: _, ...firm }: Firm): OutputOf<'firm.show'> {
  return firm;
}
