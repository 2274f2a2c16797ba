/** The form of a sale, which its parts share. */
import type { OutputOf } from '../../../contract/operations.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { NO_SALE, type Sale, sellInput } from './sale.ts';

export type SaleForm = ReturnType<typeof useSale>['form'];

/** The form of a sale; `onSold` gets the block. */
export function useSale(client: string, onSold: (block: OutputOf<'block.sell'>) => void) {
  return useOperationForm({
    operation: 'block.sell',
    initial: NO_SALE as Sale & Record<string, unknown>,
    inputOf: (sale) => sellInput(client, sale),
    onDone: onSold,
  });
}
