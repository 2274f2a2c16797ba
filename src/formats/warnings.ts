/** What is taken, and yet looks odd enough to be told. */
import { formatMinutes } from '../engine/hours.ts';
import { nearest } from './nearest.ts';
import { shown } from './shown.ts';

type ReadWarning = {
  readonly file: string;
  readonly line: number;
  readonly message: string;
} & (
  | {
      readonly code: 'minutes_differ_from_clock';
      readonly id: string;
      /** The minutes the file gives, which were taken. */
      readonly minutes: number;
      /** End − start − break. */
      readonly clockMinutes: number;
    }
  | {
      readonly code: 'break_not_taken_off';
      readonly id: string;
      /** The minutes the file gives, which were taken. */
      readonly minutes: number;
      readonly breakMinutes: number;
    }
  | {
      readonly code: 'column_unknown';
      readonly id: null;
      readonly column: string;
      readonly nearest: string | null;
    }
);

type WarningTotals = { readonly [code in ReadWarning['code']]: number };

/** How many warnings of a kind are told one by one; all are counted. */
const TOLD = 20;

export type Warnings = {
  readonly warnings: readonly ReadWarning[];
  readonly warningTotals: WarningTotals;
};

export type WarningList = {
  minutesDiffer(line: number, id: string, minutes: number, clockMinutes: number): void;
  /** A break beside given minutes, of which no clock says whether they are without it. */
  breakNotTakenOff(line: number, id: string, minutes: number, breakMinutes: number): void;
  /** A column of which nothing was taken; `columns` are those that are known. */
  unknownColumn(line: number, column: string, columns: readonly string[]): void;
  told(): Warnings;
};

export function warningList(file: string): WarningList {
  const warnings: ReadWarning[] = [];
  const totals = { minutes_differ_from_clock: 0, break_not_taken_off: 0, column_unknown: 0 };
  return {
    minutesDiffer(line, id, minutes, clockMinutes) {
      if (totals.minutes_differ_from_clock++ >= TOLD) return;
      const message =
        `${file}:${line} (${shown(id)}): ${formatMinutes(minutes)} are given and taken; ` +
        `start, end and break make ${formatMinutes(clockMinutes)}`;
      const code = 'minutes_differ_from_clock';
      warnings.push({ file, line, code, id, minutes, clockMinutes, message });
    },
    breakNotTakenOff(line, id, minutes, breakMinutes) {
      if (totals.break_not_taken_off++ >= TOLD) return;
      const message =
        `${file}:${line} (${shown(id)}): ${minutes} min are given and taken as worked; ` +
        `the break of ${breakMinutes} min is not taken off`;
      warnings.push({
        file,
        line,
        code: 'break_not_taken_off',
        id,
        minutes,
        breakMinutes,
        message,
      });
    },
    unknownColumn(line, column, columns) {
      if (totals.column_unknown++ >= TOLD) return;
      const meant = nearest(column, columns);
      const question = meant === null ? '' : `; did you mean ${shown(meant)}?`;
      const message = `${file}:${line}: nothing is taken from the column ${shown(column)}${question}`;
      const code = 'column_unknown';
      warnings.push({ file, line, code, id: null, column, nearest: meant, message });
    },
    told: () => ({ warnings, warningTotals: totals }),
  };
}
