/** What happens on any day of a client's: work is logged, slips are put right, hours are bought. */
import { type Day, isWorkingDay, type Visit, workingDayAfter } from './calendar.ts';
import { BILLING, SUPPORT_HOURS } from './cast.ts';
import { type Chance, chanceOf } from './chance.ts';
import {
  type Act,
  askOf,
  type Life,
  later,
  logVisit,
  type Moment,
  noteBlock,
  noteDraws,
  type Posted,
  sell,
  usableMinutes,
} from './life.ts';

/** What a day needs to know beside its client. */
export type Today = {
  readonly seed: string;
  readonly day: Day;
  /** The last day of the year that is lived: nothing is put off beyond it. */
  readonly lastPlace: number;
};

/** The acts of an ordinary day, for the visits that were planned. */
export function ordinaryActs(
  life: Life,
  visits: readonly Visit[],
  { seed, day, lastPlace }: Today,
): readonly Act[] {
  const chance = chanceOf(seed, day.on, life.sketch.name, 'acts');
  // Of the last days, not all is posted yet.
  const isOfThisWeek = lastPlace - day.place < 4;
  const logs = visits.map((visit): Act => {
    const post = !isOfThisWeek || chance.likely(0.6);
    const isClocked = chance.likely(0.65);
    return logging(life, { ...visit, on: day.on, isClocked }, post, chance);
  });
  const isLate = logs.map(() => !isOfThisWeek && chance.likely(0.06));
  for (const [place, log] of logs.entries()) {
    if (isLate[place] === true) {
      later(life, workingDayAfter(day, 1).place, { ...log, minute: 8 * 60 + chance.whole(2, 25) });
    }
  }
  const now = logs.filter((_, place) => isLate[place] !== true);
  return isWorkingDay(day) ? [...now, ...slips(life, day, chance), buying(life, day)] : now;
}

function logging(
  life: Life,
  visit: Visit & { readonly on: Day['on']; readonly isClocked: boolean },
  post: boolean,
  chance: Chance,
): Act {
  const minute = visit.startMinute + visit.minutes + chance.whole(1, 12);
  const isTwice = post && visit.workType === 'remote' && chance.likely(0.004);
  return {
    minute,
    act: async (moment) => {
      const posted = await logVisit(moment, life, visit, post);
      if (posted.entry.state !== 'posted') return;
      life.posted.push(posted);
      if (!isTwice) return;
      const again = await logVisit(moment, life, visit, true);
      const reason = 'Logged twice: the same call is in the entry before it';
      reverseLater(life, again, moment.day, reason);
    },
  };
}

function reverseLater(life: Life, posted: Posted, day: Day, reason: string): void {
  later(life, workingDayAfter(day, 1).place, {
    minute: 8 * 60 + 40,
    act: async (moment) => {
      if (posted.entry.state !== 'posted') return;
      forgetOwed(life, posted);
      const reversed = { entry: posted.entry.id, reason };
      noteDraws(life, await askOf(moment, 'entry.reverse', posted.by, reversed), -1);
    },
  });
}

/** What is put right is not what the client was told it owes. */
function forgetOwed(life: Life, { entry }: Posted): void {
  if (life.overage?.entry.id === entry.id) life.overage = null;
}

/** Reasons for which an entry is put right, and how many minutes it is then worth. */
const SLIPS = [
  ['The phone call before it was left out', 10],
  ['Lunch was counted as work', -30],
  ['Was about the other job, and ten minutes shorter', -10],
  ['Typed 45 where 54 was meant', 9],
  ['Ten minutes were about our own mistake', -10],
] as const;

/** Now and then something of the last days is put right, or not billed after all. */
function slips(life: Life, day: Day, chance: Chance): readonly Act[] {
  const [reason, added] = chance.oneOf(SLIPS);
  const isCorrected = chance.likely(0.009);
  const isReversed = !isCorrected && chance.likely(0.003);
  if (day.place >= life.sketch.toDay || !(isCorrected || isReversed)) return [];
  const minute = 17 * 60 + chance.whole(5, 40);
  const act = async (moment: Moment): Promise<void> => {
    const recent = life.posted.at(-1);
    if (recent === undefined || recent.entry.workedMinutes < 45) return;
    life.posted.pop();
    if (isReversed) {
      return reverseLater(life, recent, day, 'Goodwill: it came back because of our own mistake');
    }
    forgetOwed(life, recent);
    const { id, workedMinutes, startedAt } = recent.entry;
    const minutes = workedMinutes + added;
    const end = Date.parse(startedAt ?? '') + minutes * 60_000;
    const times = startedAt === null ? { minutes } : { endedAt: new Date(end).toISOString() };
    const correction = { entry: id, reason, ...times };
    const { reversed, posted } = await askOf(moment, 'entry.correct', recent.by, correction);
    noteDraws(life, reversed, -1);
    noteDraws(life, posted, 1);
  };
  return [{ minute, act }];
}

/** In the evening the firm looks who runs low, and the client makes up its mind. */
function buying(life: Life, day: Day): Act {
  const { belowMinutes, hesitatesDays } = life.sketch;
  return {
    minute: 23 * 60 + 30,
    act: async () => {
      if (life.buysMinutes === null || life.isBuying) return;
      if (usableMinutes(life, day.on) >= belowMinutes) return;
      life.isBuying = true;
      later(life, workingDayAfter(day, hesitatesDays).place, {
        minute: 9 * 60 + 15,
        act: (moment) => buy(moment, life),
      });
    },
  };
}

/** Buys the usual block, and has covered by it what was owed. */
export async function buy(moment: Moment, life: Life): Promise<void> {
  const minutes = life.buysMinutes;
  if (minutes === null) return;
  const { paysAfterDays } = life.sketch;
  life.isBuying = true;
  const terms = { minutes, product: SUPPORT_HOURS };
  const block = await sell(moment, life, terms, paysAfterDays === 0);
  if (paysAfterDays === 0) {
    life.isBuying = false;
    await coverOwed(moment, life, block.name);
    return;
  }
  later(life, workingDayAfter(moment.day, paysAfterDays).place, {
    minute: 10 * 60 + 5,
    act: async (payday) => {
      const invoice = { invoice: block.invoice };
      const { gross } = (await askOf(payday, 'invoice.show', BILLING, invoice)).invoice;
      const payment = { client: life.id, block: block.name, amount: gross };
      noteBlock(life, await askOf(payday, 'block.pay', BILLING, payment));
      life.isBuying = false;
    },
  });
}

/** What no block covered may be taken from the new one, when the client says so. */
async function coverOwed(moment: Moment, life: Life, block: string): Promise<void> {
  const owed = life.overage;
  const { sketch } = life;
  life.overage = null;
  if (owed === null || sketch.hesitatesDays < 10) return;
  const asked = sketch.contacts[0]?.name ?? sketch.name;
  const consent = `${asked} by mail of ${moment.day.on}`;
  const covered = { entry: owed.entry.id, block, consent };
  const after = await askOf(moment, 'entry.cover', BILLING, covered);
  const overage = (entry: Posted['entry']): number => entry.outcome?.overageMinutes ?? 0;
  for (const known of life.blocks.values()) {
    if (known.name === block) known.leftMinutes -= overage(owed.entry) - overage(after);
  }
}
