/** A year of the demonstration's firm, lived day by day through the ordinary operations. */
import {
  type Day,
  type Decks,
  dayAtPlace,
  isWorkingDay,
  type Visit,
  visitsOn,
} from './calendar.ts';
import { CLIENTS } from './cast.ts';
import { ordinaryActs } from './everyday.ts';
import { CHANGE_PLACES, changesOf, openBooks, openClient } from './firm.ts';
import { invoiceMonth, isInvoiceDay, payMonthLater } from './invoices.ts';
import { type Act, type Life, lifeOf, type Moment } from './life.ts';
import { LAPSE_PLACES, type Scene, scenesOf } from './scenes.ts';
import { ask, instantAt, type Stage } from './stage.ts';
import { type Turns, turnsOf } from './turns.ts';

/** Whole weeks, so that every one of them begins with a Monday's work. */
export const DAYS = 52 * 7;

/** Told how many of the days have been lived. */
export type OnDay = (lived: number) => void;

/** Before anybody works. */
const FIRM_OPENS = 7 * 60 + 10;
const CLIENTS_OPEN = 7 * 60 + 30;

/**
 * Lives the year, or its first days. The clients live side by side, up to the next day on which
 * something happens to all of them; what is done for one of them is done in order.
 */
export async function liveYear(stage: Stage, onDay: OnDay, days = DAYS): Promise<void> {
  const lives = CLIENTS.map(lifeOf);
  const plan = planOf(stage);
  for (let from = 0; from < days; ) {
    const to = Math.min(nextForAll(stage, from), days);
    await openDay(stage, dayAtPlace(stage.start, from));
    const stretch = plan.slice(from, to);
    const turns = turnsOf(lives.length);
    await Promise.all(
      lives.map(async (life, place) => {
        for (const planned of stretch) await liveDay(stage, { life, place, turns }, planned);
        turns.reach(place, Number.POSITIVE_INFINITY);
      }),
    );
    from = to;
    onDay(from);
  }
}

type Planned = {
  readonly day: Day;
  readonly visits: readonly Visit[];
  readonly scenes: readonly Scene[];
};

/** What is to happen on each day, for all clients. */
function planOf({ seed, start }: Stage): readonly Planned[] {
  const all = scenesOf(start, DAYS - 1);
  const decks: Decks = new Map();
  return Array.from({ length: DAYS }, (_, place) => {
    const day = dayAtPlace(start, place);
    const scenes = all.filter((scene) => scene.place === place);
    const isSceneAlone = scenes.length > 0 && !isWorkingDay(day);
    return { day, scenes, visits: isSceneAlone ? [] : visitsOn(seed, day, decks) };
  });
}

/**
 * The next day for which all clients wait: one of each week, those on which terms change, and those
 * on which a month is invoiced.
 */
function nextForAll({ start }: Stage, from: number): number {
  const isForAll = (place: number): boolean =>
    place % 7 === 0 ||
    CHANGE_PLACES.has(place) ||
    LAPSE_PLACES.has(place) ||
    isInvoiceDay(dayAtPlace(start, place));
  let next = from + 1;
  while (!isForAll(next)) next += 1;
  return next;
}

const ROUTINE = 2 * 60 + 30;

/** What has expired lapses by night; in the morning terms and prices change, and a month is invoiced. */
async function openDay(stage: Stage, day: Day): Promise<void> {
  const at = instantAt(stage.timeZone, day.on, ROUTINE);
  await ask(stage, 'lapse.run', {}, { as: null, at, key: `${day.on} routine` });
  const moment = momentOf(stage, day, 'firm', FIRM_OPENS, async () => undefined);
  if (day.place === 0) await openBooks(moment);
  await changesOf(moment);
  if (isInvoiceDay(day)) await invoiceMonth(stage, day);
}

type Living = { readonly life: Life; readonly place: number; readonly turns: Turns };

const MINUTES_A_DAY = 24 * 60;

async function liveDay(
  stage: Stage,
  { life, place, turns }: Living,
  { day, visits, scenes }: Planned,
): Promise<void> {
  const { sketch } = life;
  if (isInvoiceDay(day)) payMonthLater(life, day);
  const own = visits.filter((visit) => visit.client === sketch);
  const today = { seed: stage.seed, day, lastPlace: DAYS - 1 };
  const acts: Act[] = [
    ...(day.place === 0
      ? [{ minute: CLIENTS_OPEN, act: (at: Moment) => openClient(at, life) }]
      : []),
    ...(life.later.get(day.place) ?? []),
    ...scenes.filter((scene) => scene.client === sketch.name).map((scene) => actOf(scene, life)),
    ...ordinaryActs(life, own, today),
  ];
  acts.sort((a, b) => a.minute - b.minute);
  let count = 0;
  for (const { minute, act } of acts) {
    count += 1;
    turns.reach(place, day.place * MINUTES_A_DAY + minute);
    const turn = (): Promise<void> => turns.turnOf(place);
    await act(momentOf(stage, day, `${sketch.name} ${count}`, minute, turn));
  }
}

function actOf({ minute, play }: Scene, life: Life): Act {
  return {
    minute,
    act: async (moment) => {
      await play(moment, life);
    },
  };
}

function momentOf(
  stage: Stage,
  day: Day,
  words: string,
  minute: number,
  turn: Moment['turn'],
): Moment {
  const at = instantAt(stage.timeZone, day.on, minute);
  let count = 0;
  const nextKey = (): string => {
    count += 1;
    return `${day.on} ${words} ${count}`;
  };
  return { stage, day, at, nextKey, turn };
}
