/** What happens once: the scenes by which the year shows what a bank of hours has to do. */
import type { LocalDate } from '../../engine/days.ts';
import { addDays } from '../../engine/days.ts';
import { type Day, dayAtPlace, isWorkingDay, type Visit } from './calendar.ts';
import { BILLING, LUCA, OWNER, type Person, PRIYA, TOBIAS } from './cast.ts';
import { SUPPORT_HOURS } from './everyday.ts';
import {
  askOf,
  type Life,
  logVisit,
  type Moment,
  noteBlock,
  sell,
  usableMinutes,
} from './life.ts';

export const AFTER_HOURS = 'After hours';

/** A scene of one client's, on the first day from `from` on that suits it. */
export type Scene = {
  readonly client: string;
  readonly from: number;
  /** 1 for Monday; left out: any day on which there is work. */
  readonly weekday?: number;
  readonly minute: number;
  readonly play: (moment: Moment, life: Life) => Promise<unknown>;
};

/** The place of the day on which a scene is played. */
export function placeOfScene({ from, weekday }: Scene, start: LocalDate): number {
  let place = from;
  for (let day: Day = dayAtPlace(start, place); !suits(day, weekday); place += 1) {
    day = dayAtPlace(start, place + 1);
  }
  return place;
}

function suits(day: Day, weekday: number | undefined): boolean {
  return weekday === undefined ? isWorkingDay(day) : day.weekday === weekday;
}

/** Hours that a client brought along from the spreadsheet that was before. */
export const BROUGHT: readonly {
  readonly client: string;
  readonly minutes: number;
  readonly value: string;
  readonly boughtDaysBefore: number;
  readonly lastPlace: number | null;
}[] = [
  { client: 'Alder Dental', minutes: 540, value: '810.00', boughtDaysBefore: 100, lastPlace: 265 },
  { client: 'Birchwood Architects', minutes: 300, value: '475.00', boughtDaysBefore: 60, lastPlace: 305 },
  { client: 'Elmstead School', minutes: 1500, value: '2125.00', boughtDaysBefore: 150, lastPlace: 580 },
  { client: 'Hollin Veterinary', minutes: 1260, value: '1890.00', boughtDaysBefore: 215, lastPlace: 150 },
  { client: 'Ivybridge Surveyors', minutes: 1200, value: '1800.00', boughtDaysBefore: 240, lastPlace: 125 },
  { client: 'Juniper Travel', minutes: 150, value: '245.00', boughtDaysBefore: 295, lastPlace: 70 },
  { client: 'Larch Timber', minutes: 360, value: '570.00', boughtDaysBefore: 30, lastPlace: null },
];

/** The name of a block that was brought along. */
export const BROUGHT_NAME = 'Spreadsheet';

type Work = Omit<Visit, 'client'> & { readonly on: LocalDate; readonly isClocked: boolean };

async function work(moment: Moment, life: Life, done: Partial<Work> & Pick<Work, 'by' | 'text'>) {
  const usual = { workType: 'remote', job: 'Advice', startMinute: 600, minutes: 30 } as const;
  const visit = { client: life.sketch, ...usual, on: moment.day.on, isClocked: true, ...done };
  return await logVisit(moment, life, visit, true);
}

const EMERGENCY = 'Storage failure';

function emergency(
  weekday: number,
  startMinute: number,
  minutes: number,
  done: { readonly by: Person; readonly workType: Visit['workType']; readonly text: string },
): Scene {
  return {
    ...{ client: 'Dunmore Logistics', from: 208 + ((weekday + 1) % 7), weekday },
    minute: startMinute + minutes + 5,
    play: (moment, life) =>
      work(moment, life, { ...done, job: EMERGENCY, startMinute, minutes, isClocked: true }),
  };
}
