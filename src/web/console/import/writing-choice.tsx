/** How a file writes days, figures and times, where it can be meant in more than one way. */
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ZoneField } from '../../ui/place-fields.tsx';
import { useFirm } from '../shell/firm-day.ts';
import type { Mapping, Reading } from './reading.ts';

const MOST_LINES = 1000;

const FORMATS = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY', 'DD-MM-YYYY'];

export function WritingChoice({
  reading,
  onSettle,
}: {
  readonly reading: Reading;
  readonly onSettle: (more: Partial<Mapping>) => void;
}) {
  const firm = useFirm();
  const { mapping, dateFormats, headingLine } = reading;
  const formats = [...new Set([...dateFormats, ...FORMATS])];
  const isOpen = dateFormats.length > 1 && mapping?.dateFormat === undefined;
  return (
    <Group align="flex-start">
      <NativeSelect
        label="Days are written"
        description={isOpen ? 'The file leaves it open: choose' : 'As in 2026-03-04'}
        error={isOpen}
        data={[
          { value: '', label: isOpen ? 'choose …' : 'as found' },
          ...formats.map((value) => ({ value, label: formatText(value) })),
        ]}
        value={mapping?.dateFormat ?? ''}
        onChange={({ currentTarget: { value } }) => value !== '' && onSettle({ dateFormat: value })}
      />
      <NativeSelect
        label="Fractions"
        description="Of hours, such as 1.5"
        data={[
          { value: '', label: 'as found' },
          { value: '.', label: 'by a point: 1.5' },
          { value: ',', label: 'by a comma: 1,5' },
        ]}
        value={mapping?.decimalMark ?? ''}
        onChange={({ currentTarget: { value } }) => {
          if (value === '.' || value === ',') onSettle({ decimalMark: value });
        }}
      />
      <ZoneField
        label="Clock times are of"
        description="Where they name no zone themselves"
        value={mapping?.zone ?? firm?.timeZone ?? 'UTC'}
        onChange={({ currentTarget: { value } }) => onSettle({ zone: value })}
      />
      <HeadingLine line={headingLine} onSettle={onSettle} />
    </Group>
  );
}

function HeadingLine({
  line,
  onSettle,
}: {
  readonly line: number;
  readonly onSettle: (more: Partial<Mapping>) => void;
}) {
  const [flaw, setFlaw] = useState<string | null>(null);
  return (
    <TextInput
      label="Headings in line"
      description="Where others stand above"
      type="number"
      min={1}
      max={MOST_LINES}
      w="9rem"
      defaultValue={line}
      error={flaw}
      onBlur={({ currentTarget: { value } }) => {
        const typed = Number(value);
        const isLine = Number.isInteger(typed) && typed >= 1 && typed <= MOST_LINES;
        setFlaw(isLine ? null : `enter a whole number from 1 to ${MOST_LINES}`);
        if (isLine && typed !== line) onSettle({ headingLine: typed });
      }}
    />
  );
}

/** `MM/DD/YYYY` with the fourth of March as it writes it. */
function formatText(format: string): string {
  const day = format.replace('YYYY', '2026').replace('MM', '03').replace('DD', '04');
  return `${format}: the 4th of March as ${day}`;
}
