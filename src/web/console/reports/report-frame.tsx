/** What stands around each report: which there are, over which months, and its file. */
import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Page } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { toldAt } from '../../ui/told-at.ts';
import { SubPlaces } from '../shell/sub-places.tsx';
import { isMonth, type Period } from './period.ts';

const REPORTS = [
  { to: '/reports/deferred', label: 'Owed in work' },
  { to: '/reports/hours', label: 'Hours' },
  { to: '/reports/utilisation', label: 'Utilisation' },
  { to: '/reports/run-dry', label: 'Who runs dry' },
  { to: '/reports/receivables', label: 'Receivables' },
  { to: '/reports/revenue', label: 'Revenue' },
  { to: '/reports/tax', label: 'Tax' },
] as const;

type ReportPlace = (typeof REPORTS)[number]['to'];

export function ReportFrame({
  place,
  title,
  says,
  period,
  told,
  file,
  error,
  children,
}: {
  readonly place: ReportPlace;
  readonly title: string;
  /** What its figures mean, in a sentence. */
  readonly says: string;
  /** Null: the report is about one day. */
  readonly period: Period | null;
  /** The days that it tells of, once they are known. */
  readonly told?: Required<Period> | undefined;
  /** Where it is to be had as CSV; null where the list has its own. */
  readonly file: string | null;
  readonly error: Error | null;
  readonly children: ReactNode;
}) {
  const wrong = toldAt(error, period === null ? [] : ['from', 'to']);
  return (
    <Page
      title={title}
      actions={
        file !== null && (
          <Button component="a" href={file} download variant="default">
            Save as CSV
          </Button>
        )
      }
    >
      <SubPlaces label="Reports" places={REPORTS} />
      <Text c="dimmed" size="sm">
        {says}
      </Text>
      {period !== null && <Months place={place} period={period} told={told} errors={wrong.at} />}
      <Problem error={wrong.rest} />
      {children}
    </Page>
  );
}

function Months({
  place,
  period,
  told,
  errors,
}: {
  readonly place: ReportPlace;
  readonly period: Period;
  readonly told: Required<Period> | undefined;
  /** What is wrong with them. */
  readonly errors: Period;
}) {
  const navigate = useNavigate();
  const choose = (changed: Period): void => {
    const given = Object.entries({ ...period, ...changed }).filter(([, month]) => month !== '');
    void navigate({ to: place, search: Object.fromEntries(given), replace: true });
  };
  return (
    <Group align="end" gap="sm">
      <MonthField
        label="First month"
        placeholder="2026-01"
        month={period.from ?? monthOf(told?.from)}
        error={errors.from}
        onChoose={(from) => choose({ from })}
      />
      <MonthField
        label="Last month"
        placeholder="2026-12"
        month={period.to ?? monthOf(told?.to)}
        error={errors.to}
        onChoose={(to) => choose({ to })}
      />
      {(period.from !== undefined || period.to !== undefined) && (
        <Anchor component="button" type="button" onClick={() => choose({ from: '', to: '' })}>
          This year
        </Anchor>
      )}
    </Group>
  );
}

function monthOf(day = ''): string {
  return day.slice(0, 'yyyy-mm'.length);
}

/** Many browsers have no field for months: there one is typed, and stands until it can be read. */
function MonthField({
  month,
  onChoose,
  ...rest
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly month: string;
  readonly error: string | undefined;
  readonly onChoose: (month: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string): void => {
    // One that is being emptied stays so, whatever month is told meanwhile.
    setTyped(isMonth(text) ? null : text);
    if (text === '' || isMonth(text)) onChoose(text);
  };
  return (
    <TextInput
      type="month"
      value={typed ?? month}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={() => setTyped((text) => (text === '' ? null : text))}
      {...rest}
    />
  );
}
