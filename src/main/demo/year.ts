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
import { changesOf, openBooks, openClient } from './firm.ts';
import { type Act, type Life, lifeOf, type Moment } from './life.ts';
import { type Scene, scenesOf } from './scenes.ts';
import { ask, instantAt, type Stage } from './stage.ts';

/** Whole weeks, so that every one of them begins with a Monday's work. */
export const DAYS = 52 * 7;

/** Told how many of the days have been lived. */
export type OnDay = (lived: number) => void;

const EIGHT = 8 * 60;

/** Lives the year, or its first days: clients side by side, what is done for one of them one after the other. */
export async function liveYear(stage: Stage, onDay: OnDay, days = DAYS): Promise<void> {
  const lives = CLIENTS.map(lifeOf);
  const scenes = scenesOf(stage.start, DAYS - 1);
  const decks: Decks = new Map();
  for (let place = 0; place < days; place += 1) {
    const day = dayAtPlace(stage.start, place);
    await routine(stage, day);
    const firm = momentOf(stage, day, 'firm', EIGHT);
    if (place === 0) await openBooks(firm);
    await changesOf(firm);
    const today = scenes.filter((scene) => scene.place === place);
    const visits = today.length > 0 && !isWorkingDay(day) ? [] : visitsOn(stage.seed, day, decks);
    await Promise.all(lives.map((life) => liveDay(stage, day, life, visits, today)));
    onDay(place + 1);
  }
}

const ROUTINE = 2 * 60 + 30;

/** What has expired lapses by night. */
async function routine(stage: Stage, day: Day): Promise<void> {
  const at = instantAt(stage.timeZone, day.on, ROUTINE);
  await ask(stage, 'lapse.run', {}, { as: null, at, key: `${day.on} routine` });
}

async function liveDay(
  stage: Stage,
  day: Day,
  life: Life,
  visits: readonly Visit[],
  scenes: readonly Scene[],
): Promise<void> {
  const { sketch } = life;
  const own = visits.filter((visit) => visit.client === sketch);
  const today = { seed: stage.seed, day, lastPlace: DAYS - 1 };
  const acts: Act[] = [
    ...(day.place === 0 ? [{ minute: EIGHT + 30, act: (at: Moment) => openClient(at, life) }] : []),
    ...(life.later.get(day.place) ?? []),
    ...scenes.filter((scene) => scene.client === sketch.name).map((scene) => actOf(scene, life)),
    ...ordinaryActs(life, own, today),
  ];
  acts.sort((a, b) => a.minute - b.minute);
  let count = 0;
  for (const { minute, act } of acts) {
    count += 1;
    await act(momentOf(stage, day, `${sketch.name} ${count}`, minute));
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

function momentOf(stage: Stage, day: Day, words: string, minute: number): Moment {
  const at = instantAt(stage.timeZone, day.on, minute);
  let count = 0;
  const nextKey = (): string => {
    count += 1;
    return `${day.on} ${words} ${count}`;
  };
  return { stage, day, at, nextKey };
}
