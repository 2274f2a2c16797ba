/** The days of the demonstration as they were worked: visits that nobody does at the same time. */
import { addDays, type LocalDate } from '../../engine/days.ts';
import { CLIENTS, type ClientSketch, LUCA, type Person, TECHNICIANS, TOBIAS } from './cast.ts';
import { type Chance, chanceOf } from './chance.ts';
import { NIGHT_CALLS, PATCHES, type Task, tasksOf, WAY } from './tasks.ts';

/** A piece of work of one person for one client. */
export type Visit = {
  readonly client: ClientSketch;
  readonly by: Person;
  readonly workType: 'remote' | 'on-site' | 'travel' | 'after hours';
  readonly job: string;
  readonly text: string;
  /** From midnight of the day, in the firm's time zone. */
  readonly startMinute: number;
  readonly minutes: number;
};

/** A day of the year: its place from the first one on, and what day of the week it is (1: Monday). */
export type Day = { readonly on: LocalDate; readonly place: number; readonly weekday: number };

export function dayAtPlace(start: LocalDate, place: number): Day {
  const on = addDays(start, place);
  return { on, place, weekday: Temporal.PlainDate.from(on).dayOfWeek };
}

/** Days on which nobody works, in any year. */
const FREE_DAYS: ReadonlySet<string> = new Set([
  ...['01-01', '05-01', '12-24', '12-25', '12-26', '12-31'],
]);

export function isWorkingDay({ on, weekday }: Day): boolean {
  return weekday <= 5 && !FREE_DAYS.has(on.slice(5));
}

/** The next day on which somebody works, after so many days at least. */
export function workingDayAfter(day: Day, days: number): Day {
  let next = day;
  for (let count = 0; count < days || !isWorkingDay(next); count += 1)
    next = dayAtPlace(next.on, 1);
  return { ...next, place: day.place + daysApart(day, next) };
}

function daysApart(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from.on).until(to.on).days;
}

/** What is planned of a day, and from when on each person is free. */
type Diary = {
  readonly visits: Visit[];
  readonly freeFrom: Map<Person, number>;
  readonly decks: Decks;
};

/** The tasks that a client has not yet asked for, since all of them were done last. */
export type Decks = Map<string, Task[]>;

/** A task that was not done of late. */
function nextTask({ decks }: Diary, client: ClientSketch, isOnSite: boolean, chance: Chance): Task {
  const key = `${client.name} ${isOnSite}`;
  const left = decks.get(key) ?? [];
  const deck = left.length > 0 ? left : [...shuffled(tasksOf(client.chapter, isOnSite), chance)];
  decks.set(key, deck);
  const task = deck.pop();
  if (task === undefined) throw new RangeError('a client asks for nothing');
  return task;
}

/** The visits of a day, in the order of their start. */
export function visitsOn(seed: string, day: Day, decks: Decks): readonly Visit[] {
  const diary: Diary = { visits: [], freeFrom: new Map(), decks };
  if (isWorkingDay(day)) {
    for (const client of shuffled(CLIENTS, chanceOf(seed, day.on, 'order'))) {
      const chance = chanceOf(seed, day.on, client.name);
      for (let left = visitsWanted(client, day, chance); left > 0; left -= 1) {
        planVisit(diary, client, chance);
      }
    }
    if (isLastWorkingDay(day)) planPatches(diary, chanceOf(seed, day.on, 'patches'));
  } else {
    planNight(diary, chanceOf(seed, day.on, 'night'));
  }
  return diary.visits.toSorted((a, b) => a.startMinute - b.startMinute);
}

function shuffled<T>(all: readonly T[], chance: Chance): readonly T[] {
  const keyed = all.map((one) => ({ one, key: chance.whole(0, 1_000_000) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
}

/** In hundredths: Mondays bring what the weekend has broken, Fridays are for what can wait. */
const OF_THE_WEEKDAY = [0, 150, 105, 95, 85, 70] as const;
/** In hundredths: in August and at the turn of the year many are away. */
const OF_THE_MONTH = [0, 95, 105, 105, 100, 100, 95, 85, 60, 110, 110, 110, 80] as const;

function visitsWanted(client: ClientSketch, day: Day, chance: Chance): number {
  if (day.place < client.fromDay || day.place > client.toDay) return 0;
  const month = Number(day.on.slice(5, 7));
  const factor = ((OF_THE_WEEKDAY[day.weekday] ?? 0) * (OF_THE_MONTH[month] ?? 0)) / 10_000;
  const wanted = (client.weeklyTenths / 50) * factor;
  return Math.floor(wanted) + (chance.likely(wanted % 1) ? 1 : 0);
}

const DAY_BEGINS = 8 * 60;
const DAY_ENDS = 18 * 60;
const LUNCH = { from: 12 * 60 + 5, to: 12 * 60 + 50 };

function planVisit(diary: Diary, client: ClientSketch, chance: Chance): void {
  const isOnSite = chance.likely(client.onSite);
  const task = nextTask(diary, client, isOnSite, chance);
  const minutes = chance.whole(task.from, task.to);
  const way = isOnSite ? chance.whole(WAY.from, WAY.to) : 0;
  const first = chance.likely(0.65) ? client.technician : chance.oneOf(TECHNICIANS);
  for (const by of [first, ...TECHNICIANS]) {
    const free = diary.freeFrom.get(by) ?? DAY_BEGINS + chance.whole(0, 20);
    const earliest = free + chance.whole(4, 100);
    const startMinute = earliest < LUNCH.to && earliest >= LUNCH.from ? LUNCH.to : earliest;
    if (startMinute + way + minutes > DAY_ENDS) continue;
    if (isOnSite) {
      const travel = { workType: 'travel', text: `To ${client.name} and back` } as const;
      diary.visits.push({ client, by, job: task.job, startMinute, minutes: way, ...travel });
    }
    const workType = isOnSite ? 'on-site' : 'remote';
    add(diary, { client, by, workType, task, startMinute: startMinute + way, minutes });
    return;
  }
}

type Planned = Omit<Visit, 'job' | 'text'> & { readonly task: Task };

function add(diary: Diary, { task, ...visit }: Planned): void {
  diary.visits.push({ ...visit, job: task.job, text: task.text });
  diary.freeFrom.set(visit.by, visit.startMinute + visit.minutes);
}

function isLastWorkingDay(day: Day): boolean {
  return workingDayAfter(day, 1).on.slice(5, 7) !== day.on.slice(5, 7);
}

const EVENING = 18 * 60 + 30;

/** Two share the servers of all who have them patched, one after the other. */
function planPatches(diary: Diary, chance: Chance): void {
  const free = new Map([TOBIAS, LUCA].map((by) => [by, EVENING + chance.whole(0, 10)]));
  for (const [place, client] of CLIENTS.filter(({ patched }) => patched).entries()) {
    const by = place % 2 === 0 ? TOBIAS : LUCA;
    const task = chance.oneOf(PATCHES);
    const minutes = chance.whole(task.from, task.to);
    const startMinute = free.get(by) ?? EVENING;
    free.set(by, startMinute + minutes + chance.whole(2, 8));
    add(diary, { client, by, workType: 'after hours', task, startMinute, minutes });
  }
}

/** On a free day somebody may call. */
function planNight(diary: Diary, chance: Chance): void {
  if (!chance.likely(0.06)) return;
  const client = chance.oneOf(CLIENTS.filter(({ patched }) => patched));
  const task = chance.oneOf(NIGHT_CALLS);
  const startMinute = chance.whole(6 * 60, 22 * 60);
  const minutes = chance.whole(task.from, task.to);
  add(diary, {
    client,
    by: chance.oneOf(TECHNICIANS),
    workType: 'after hours',
    task,
    startMinute,
    minutes,
  });
}
