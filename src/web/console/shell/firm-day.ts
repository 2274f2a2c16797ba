/** The firm, and which day it is there: days are the firm's, wherever the reader is. */
import { useOperation } from '../../ui/queries.ts';

export function useFirm() {
  const { data } = useOperation('firm.show', {});
  return data ?? null;
}

/** `2026-03-01`; as long as the firm is not read, the day it is here. */
export function useFirmDay(): string {
  const firm = useFirm();
  // This locale writes days as the contract does.
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    ...(firm === null ? {} : { timeZone: firm.timeZone }),
  }).format(new Date());
}
