/** How a bank's CSV is to be read, where it does not speak for itself: its columns and its writing. */
import { Autocomplete, Button, SimpleGrid, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { ChoiceField } from '../../ui/fields.tsx';

export type Reading = Readonly<
  Record<
    | 'currency'
    | 'dateFormat'
    | 'decimalMark'
    | 'on'
    | 'amount'
    | 'reference'
    | 'payer'
    | 'account'
    | 'credit'
    | 'debit',
    string
  >
>;

export const NO_READING: Reading = {
  ...{ currency: '', dateFormat: '', decimalMark: '', on: '', amount: '', reference: '' },
  ...{ payer: '', account: '', credit: '', debit: '' },
};

const COLUMNS = [
  ['on', 'Column of the day'],
  ['amount', 'Column of the amount'],
  ['credit', 'Column of what came in'],
  ['debit', 'Column of what went out'],
  ['reference', 'Column of the reference'],
  ['payer', 'Column of the payer'],
  ['account', 'Column of their account'],
] as const;

/** What is said of it, as the contract takes it; nothing said is told from the file. */
export function givenBy(reading: Reading): {
  readonly mapping?: string;
  readonly currency?: string;
} {
  const said = (field: keyof Reading): object =>
    reading[field] === '' ? {} : { [field]: reading[field] };
  const columns = Object.assign({}, ...COLUMNS.map(([field]) => said(field)));
  const mapping = {
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
    ...said('dateFormat'),
    ...said('decimalMark'),
  };
  return {
    ...(Object.keys(mapping).length === 0 ? {} : { mapping: JSON.stringify(mapping) }),
    ...(reading.currency === '' ? {} : { currency: reading.currency.toUpperCase() }),
  };
}

const LOOKED_AT_BYTES = 16_384;
const LOOKED_AT_LINES = 15;

/** Cells of the first lines, for choosing headings from: what is read is decided by the server. */
function useHeadings(file: File): readonly string[] {
  const [headings, setHeadings] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    void file
      .slice(0, LOOKED_AT_BYTES)
      .text()
      .then((text) => {
        if (!isWanted) return;
        const cells = text
          .split(/\r?\n/)
          .slice(0, LOOKED_AT_LINES)
          .flatMap((line) => line.split(/[;,\t]/))
          .map((cell) => cell.trim().replaceAll(/^"|"$/g, ''))
          .filter((cell) => /^\p{L}[^\d]{1,60}$/u.test(cell));
        setHeadings([...new Set(cells)]);
      });
    return () => {
      isWanted = false;
    };
  }, [file]);
  return headings;
}

export function BankReading({
  reading,
  onChange,
  file,
  isNeeded,
  isBusy,
}: {
  readonly reading: Reading;
  readonly onChange: (reading: Reading) => void;
  readonly file: File;
  /** The file could not be read without it. */
  readonly isNeeded: boolean;
  readonly isBusy: boolean;
}) {
  const headings = useHeadings(file);
  const set = (field: keyof Reading, value: string): void =>
    onChange({ ...reading, [field]: value });
  return (
    <details {...(isNeeded ? { open: true } : {})}>
      <summary>How it is to be read, where it does not speak for itself</summary>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} mt="sm">
        {COLUMNS.map(([field, label]) => (
          <Autocomplete
            key={field}
            label={label}
            placeholder="As the file says"
            data={[...headings]}
            value={reading[field]}
            onChange={(value) => set(field, value)}
          />
        ))}
        <TextInput
          label="How days are written"
          placeholder="Such as DD/MM/YYYY"
          value={reading.dateFormat}
          onChange={({ currentTarget }) => set('dateFormat', currentTarget.value)}
        />
        <ChoiceField
          label="Decimal mark"
          data={[
            { value: '', label: 'As the file says' },
            { value: '.', label: 'Point: 1234.56' },
            { value: ',', label: 'Comma: 1234,56' },
          ]}
          value={reading.decimalMark}
          onChange={({ currentTarget }) => set('decimalMark', currentTarget.value)}
        />
        <TextInput
          label="Currency of rows that name none"
          placeholder="Such as EUR"
          maxLength={3}
          value={reading.currency}
          onChange={({ currentTarget }) => set('currency', currentTarget.value)}
        />
      </SimpleGrid>
      <Button type="submit" variant={isNeeded ? 'filled' : 'default'} mt="md" loading={isBusy}>
        Read it again
      </Button>
    </details>
  );
}
