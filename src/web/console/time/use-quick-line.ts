/** The line and the fields of quick entry, each of which can be typed into. */
import { useEffect, useRef, useState } from 'react';
import { minutesAsTyped } from '../../ui/typed.ts';
import { type Line, type Named, readLine } from './line.ts';
import { NOTHING_TYPED, type TypedEntry } from './typed-entry.ts';

type Known = { readonly clients: readonly Named[]; readonly workTypes: readonly Named[] };

/** The fields that a line stands for; empty where it says nothing. */
function fieldsOf({ client, minutes, workType, description }: Line): Partial<TypedEntry> {
  return {
    client: client.kind === 'one' ? client.item.id : '',
    workType: workType.kind === 'one' ? workType.item.name : '',
    minutes: minutes === null ? '' : minutesAsTyped(minutes),
    description,
  };
}

/**
 * The line sets the fields whose meaning changes, and no others: what was put right by hand stays.
 * It changes by typing, and when clients and work types are read only after it was typed.
 */
export function useQuickLine(known: Known, usual: Partial<TypedEntry>) {
  const blank: TypedEntry = { ...NOTHING_TYPED, ...usual };
  const [line, setLine] = useState('');
  const [hand, setHand] = useState<Partial<TypedEntry>>({});
  const typed: TypedEntry = { ...blank, ...hand };
  const meant = readLine(line, known);
  const followed = useRef(NOTHING_SAID);
  useEffect(() => {
    const [before, after] = [followed.current, fieldsOf(meant)];
    const changed = FROM_LINE.filter((field) => before[field] !== after[field]);
    if (changed.length === 0) return;
    followed.current = after;
    const values = changed.map((field) => [field, after[field] || blank[field]] as const);
    setHand((hand) => ({ ...hand, ...Object.fromEntries(values) }));
  });
  const typeField = (field: keyof TypedEntry, value: string): void => {
    setHand((hand) => ({ ...hand, [field]: value }));
  };
  /** Begins anew, with these fields. */
  const begin = (fields: Partial<TypedEntry> = {}): void => {
    followed.current = NOTHING_SAID;
    setLine('');
    setHand(fields);
  };
  return { line, meant, typed, typeLine: setLine, typeField, begin };
}

const NOTHING_SAID: Partial<TypedEntry> = {
  client: '',
  workType: '',
  minutes: '',
  description: '',
};

const FROM_LINE = ['client', 'workType', 'minutes', 'description'] as const;
