/** What happens once: the scenes by which the year shows what a bank of hours has to do. */
import { addDays, type LocalDate } from '../../engine/days.ts';
import { dayAtPlace, type Visit, workingDayAfter } from './calendar.ts';
import { AFTER_HOURS, BILLING, LUCA, OWNER, PRIYA, SUPPORT_HOURS, TOBIAS } from './cast.ts';
import {
  askOf,
  type Life,
  logVisit,
  type Moment,
  noteBlock,
  type Posted,
  usableMinutes,
} from './life.ts';

/** A scene of one client's, at a minute of a day that is told by its place in the year. */
export type Scene = {
  readonly client: string;
  readonly place: number;
  readonly minute: number;
  readonly play: (moment: Moment, life: Life) => Promise<unknown>;
};

/** Hours that a client brought along from the spreadsheet that was before. */
export type Brought = {
  readonly client: string;
  readonly minutes: number;
  readonly value: string;
  readonly boughtDaysBefore: number;
  /** The place of the last usable day; null: they never expire. */
  readonly lastPlace: number | null;
};

// biome-ignore format: a table, read down its columns
export const BROUGHT: readonly Brought[] = [
  { client: 'Alder Dental',         minutes:  540, value:  '810.00', boughtDaysBefore: 100, lastPlace:  265 },
  { client: 'Birchwood Architects', minutes:  300, value:  '475.00', boughtDaysBefore:  60, lastPlace:  305 },
  { client: 'Elmstead School',      minutes: 1500, value: '2125.00', boughtDaysBefore: 150, lastPlace:  580 },
  { client: 'Hollin Veterinary',    minutes: 1500, value: '2250.00', boughtDaysBefore: 215, lastPlace:  150 },
  { client: 'Ivybridge Surveyors',  minutes: 1200, value: '1800.00', boughtDaysBefore: 240, lastPlace:  125 },
  { client: 'Juniper Travel',       minutes:  150, value:  '245.00', boughtDaysBefore: 295, lastPlace:   70 },
  { client: 'Larch Timber',         minutes:  360, value:  '570.00', boughtDaysBefore:  30, lastPlace: null },
];

/** For so many days after a block has expired, work may still be told of. */
export const GRACE_DAYS = 14;

/** The last usable day of the block that is extended, from then on. */
const EXTENDED_PLACE = 215;

/** The days of the year in whose night a block lapses. */
export const LAPSE_PLACES: ReadonlySet<number> = new Set(
  [...BROUGHT.map(({ lastPlace }) => lastPlace ?? 0), EXTENDED_PLACE].map(
    (place) => place + GRACE_DAYS + 1,
  ),
);

/** The name of a block that was brought along. */
export const BROUGHT_NAME = 'From the spreadsheet';

type Done = Partial<Visit> & Pick<Visit, 'by' | 'text'> & { readonly on?: LocalDate };

/** Logs work that is part of a scene; with a start it has a clock, else minutes. */
async function work(moment: Moment, life: Life, done: Done): Promise<Posted> {
  const usual = { workType: 'remote', job: 'Advice', startMinute: 600, minutes: 30 } as const;
  const isClocked = done.startMinute !== undefined;
  const visit = { client: life.sketch, ...usual, on: moment.day.on, ...done };
  return await logVisit(moment, life, { ...visit, isClocked }, true);
}

/** All scenes of a year that begins on `start` and whose last day has the place `last`. */
export function scenesOf(start: LocalDate, last: number): readonly Scene[] {
  const placeFrom = (place: number): number => workingDayAfter(dayAtPlace(start, place), 0).place;
  const usual = [...extended(start), ...reopened(start), ...granted(), ...left(), ...tried()];
  const placed = usual.map((scene) => ({ ...scene, place: placeFrom(scene.place) }));
  return [
    ...placed,
    ...emergency(start),
    ...unpaid([308, last - 12, last - 6, last - 5].map(placeFrom)),
  ];
}

function extended(start: LocalDate): readonly Scene[] {
  const client = 'Ivybridge Surveyors';
  const reason = 'Their large survey was put off by the weather: agreed with Owen Pryce by phone';
  const expiresOn = addDays(start, EXTENDED_PLACE);
  return [
    {
      ...{ client, place: 116, minute: 11 * 60 },
      play: async (moment, life) => {
        const asked = { client, block: BROUGHT_NAME, expiresOn, reason };
        noteBlock(life, await askOf(moment, 'block.extend', BILLING, asked));
      },
    },
  ];
}

/** Work that is told of when its hours have lapsed already. */
function reopened(start: LocalDate): readonly Scene[] {
  const client = 'Hollin Veterinary';
  const reason = 'Worked before the hours expired, and found in the van book only now';
  return [
    {
      ...{ client, place: 172, minute: 9 * 60 + 30 },
      play: async (moment, life) => {
        const lapsed = [...life.blocks.values()].find(({ name }) => name === BROUGHT_NAME);
        const minutes = Math.min(60, lapsed?.leftMinutes ?? 0);
        if (minutes === 0) return;
        const asked = { client, block: BROUGHT_NAME, minutes, reason };
        noteBlock(life, await askOf(moment, 'block.reopen', BILLING, asked));
        const text = 'Told of late: new label printer for the surgery set up and explained';
        const on = workingDayAfter(dayAtPlace(start, 145), 0).on;
        await work(moment, life, { by: PRIYA, job: 'Printers', text, minutes: 55, on });
      },
    },
  ];
}

function granted(): readonly Scene[] {
  const client = 'Juniper Travel';
  const note = 'For the morning without mail: the relay that failed was ours';
  return [
    {
      ...{ client, place: 98, minute: 16 * 60 },
      play: async (moment, life) => {
        const asked = { client, minutes: 120, note };
        noteBlock(life, await askOf(moment, 'block.grant', OWNER, asked));
      },
    },
  ];
}

/** A client that is handed over, one that changes a contact, one with hours for the evening. */
function left(): readonly Scene[] {
  const larch = 'Larch Timber';
  const cedar = 'Cedar Lane Bakery';
  const dunmore = 'Dunmore Logistics';
  const evening = { product: AFTER_HOURS, minutes: 300 };
  return [
    {
      ...{ client: dunmore, place: 20, minute: 14 * 60 },
      play: async (moment, life) => {
        const sale = { client: dunmore, ...evening, note: 'Wish of Henk Visser' };
        noteBlock(life, await askOf(moment, 'block.sell', BILLING, sale));
      },
    },
    {
      ...{ client: cedar, place: 200, minute: 9 * 60 },
      play: async (moment) => {
        const of = { client: cedar };
        await askOf(moment, 'contact.remove', BILLING, { ...of, contact: 'Emil Koss' });
        const roles = ['technical'];
        const nadja = { name: 'Nadja Lorenz', mail: 'nadja@cedarlane.example', roles };
        await askOf(moment, 'contact.add', BILLING, { ...of, ...nadja });
      },
    },
    {
      ...{ client: larch, place: 187, minute: 8 * 60 + 5 },
      play: async (moment, life) => {
        life.buysMinutes = null;
        const sale = { client: larch, product: SUPPORT_HOURS, minutes: 600 };
        const note = `Order of ${moment.day.on}, for what has to be done by autumn`;
        noteBlock(life, await askOf(moment, 'block.sell', BILLING, { ...sale, note }));
      },
    },
    { client: larch, place: 210, minute: 11 * 60, play: (moment, life) => handOver(moment, life) },
  ];
}

/** What is left is returned, and the client archived. */
async function handOver(moment: Moment, life: Life): Promise<void> {
  const client = life.sketch.name;
  const reason = 'The business is handed over: agreed with Konrad Larch';
  for (const { name: block, leftMinutes: minutes } of life.blocks.values()) {
    if (minutes === 0) continue;
    noteBlock(life, await askOf(moment, 'block.refund', OWNER, { client, block, minutes, reason }));
  }
  await askOf(moment, 'client.archive', BILLING, { client });
}

/** A client that never bought: what is done for it is billed at the standard rate. */
function tried(): readonly Scene[] {
  const client = 'Kestrel Optics';
  const first = 'First look at the network and the tills, report of two pages sent';
  const second = 'Call about the report: what would be urgent, and what it would cost';
  return [
    {
      ...{ client, place: 262, minute: 15 * 60 },
      play: (moment, life) => work(moment, life, { by: OWNER, text: first, minutes: 90 }),
    },
    {
      ...{ client, place: 283, minute: 11 * 60 },
      play: (moment, life) => work(moment, life, { by: OWNER, text: second, minutes: 25 }),
    },
  ];
}

/** A weekend in summer. */
function emergency(start: LocalDate): readonly Scene[] {
  const weekday = dayAtPlace(start, 208).weekday;
  const saturday = 208 + ((6 - weekday + 7) % 7);
  // biome-ignore format: a table, read down its columns
  const done: readonly (Done & { readonly after: number; readonly startMinute: number; readonly minutes: number })[] = [
    { after: 0, by: TOBIAS, workType: 'after hours', startMinute: 370, minutes: 45, text: 'Henk Visser calls: nothing can be booked since five. Two disks of the storage have failed, data safe' },
    { after: 0, by: TOBIAS, workType: 'travel', startMinute: 420, minutes: 35, text: 'To Dunmore Logistics and back' },
    { after: 0, by: TOBIAS, workType: 'after hours', startMinute: 460, minutes: 385, text: 'Spare disks in, rebuild started, machines up in order; the warehouse works again from two' },
    { after: 0, by: LUCA, workType: 'after hours', startMinute: 540, minutes: 210, text: "Yesterday's backup read back beside it, in case: databases and files complete" },
    { after: 1, by: LUCA, workType: 'after hours', startMinute: 555, minutes: 150, text: 'Rebuild watched to its end, samples compared, alarm by message set up' },
    { after: 2, by: OWNER, workType: 'on-site', startMinute: 990, minutes: 75, text: 'With Carla Dunmore and Henk Visser: what happened, what is done about it, report handed over' },
  ];
  return done.map(({ after, ...each }) => ({
    client: 'Dunmore Logistics',
    place: saturday + after,
    minute: each.startMinute + each.minutes + 5,
    play: (moment, life) => work(moment, life, { ...each, job: 'Storage failure' }),
  }));
}

const MOST_MINUTES = 7 * 60;

/** At the end of the year one has ordered and not paid: what its hours do not cover waits. */
function unpaid(places: readonly number[]): readonly Scene[] {
  const [saves = 0, orders = 0, ...works] = places;
  const client = 'Goldcrest Press';
  const text = 'Archive of the old mail system moved over, samples compared with Tim Oakley';
  let isWaiting = false;
  return [
    {
      ...{ client, place: saves, minute: 8 * 60 + 5 },
      play: async (_, life) => {
        life.buysMinutes = 300;
      },
    },
    {
      ...{ client, place: orders, minute: 8 * 60 + 5 },
      play: async (moment, life) => {
        life.buysMinutes = null;
        const sale = { client, product: SUPPORT_HOURS, minutes: 1200, paid: '0.00' };
        const note = `Order of ${moment.day.on}, invoice sent`;
        noteBlock(life, await askOf(moment, 'block.sell', BILLING, { ...sale, note }));
      },
    },
    ...works.map(
      (place): Scene => ({
        ...{ client, place, minute: 17 * 60 },
        play: async (moment, life) => {
          if (isWaiting) return;
          const minutes = Math.min(MOST_MINUTES, usableMinutes(life, moment.day.on) + 50);
          const { entry } = await work(moment, life, { by: OWNER, job: 'Mail', text, minutes });
          isWaiting = entry.state === 'waiting';
        },
      }),
    ),
  ];
}
