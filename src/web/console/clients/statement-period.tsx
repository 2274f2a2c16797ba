/** Of which days a statement is: usual periods by one click, or any two days. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { daysLater, type Period, todayHere } from '../../ui/days.ts';
import { DayField } from '../../ui/fields.tsx';

export function PeriodChoice({
  asked,
  told,
  errors,
  onChoose,
}: {
  readonly asked: Period;
  /** What is shown now; null while it is read for the first time, or is refused. */
  readonly told: Required<Period> | null;
  /** What is wrong with what was asked. */
  readonly errors: Period;
  readonly onChoose: (period: Period) => void;
}) {
  // What is typed stays, whatever is read meanwhile.
  const [typed, setTyped] = useState<Period>({});
  const shown = { from: '', to: '', ...told, ...asked, ...typed };
  const choose = (period: Period): void => {
    setTyped({});
    onChoose(period);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        choose(given(shown));
      }}
    >
      <Group align="end" gap="sm">
        <DayField
          label="From"
          value={shown.from}
          error={errors.from}
          onChange={({ currentTarget }) => setTyped({ ...typed, from: currentTarget.value })}
        />
        <DayField
          label="To"
          value={shown.to}
          error={errors.to}
          onChange={({ currentTarget }) => setTyped({ ...typed, to: currentTarget.value })}
        />
        <Button type="submit" variant="default">
          Show
        </Button>
        <Group gap={4}>
          {usualPeriods(todayHere()).map(({ label, period }) => (
            <Button
              key={label}
              size="compact-sm"
              variant={isSame(told, period) ? 'light' : 'subtle'}
              aria-pressed={isSame(told, period)}
              onClick={() => choose(period)}
            >
              {label}
            </Button>
          ))}
        </Group>
      </Group>
    </form>
  );
}

/** A day that was taken out is left to the server: the first of the year, or today. */
function given({ from, to }: Required<Period>): Period {
  return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) };
}

function isSame(told: Period | null, { from, to }: Required<Period>): boolean {
  return told?.from === from && told.to === to;
}

type Usual = { readonly label: string; readonly period: Required<Period> };

function usualPeriods(today: string): readonly Usual[] {
  const year = Number(today.slice(0, 4));
  const thisMonth = `${today.slice(0, 7)}-01`;
  const lastMonthEnd = daysLater(thisMonth, -1);
  return [
    { label: 'This month', period: { from: thisMonth, to: today } },
    { label: 'Last month', period: { from: `${lastMonthEnd.slice(0, 7)}-01`, to: lastMonthEnd } },
    { label: 'This year', period: { from: `${year}-01-01`, to: today } },
    { label: 'Last year', period: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` } },
  ];
}
