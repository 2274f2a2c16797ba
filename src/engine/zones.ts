/** Clock times in time zones: which instant a local time is, and which day an instant falls on. */
import { dayNumbered, type LocalDate } from './days.ts';

/** Seconds since 1970-01-01T00:00Z, a safe integer. */
export type EpochSeconds = number;

/** An IANA time zone with the offsets of the days met so far. */
export type Zone = {
  readonly name: string;
  readonly localDays: Map<LocalDate, ZoneDay>;
  readonly utcDays: Map<number, UtcDay>;
};

/** A day of UTC: the zone's offset where it holds all that day long, else null. */
type UtcDay = { readonly offsetSeconds: number | null };

/** A local day: the instant its midnight would be, and whether its offset holds all day long. */
type ZoneDay = { readonly midnightAt: EpochSeconds; readonly even: boolean };

/**
 * What a local clock time stands for: one instant; two, in the hour that is repeated when daylight
 * saving ends; or none, in the hour that is left out when it begins (B1).
 */
export type LocalTime =
  | { readonly kind: 'once'; readonly at: EpochSeconds }
  | { readonly kind: 'twice'; readonly at: EpochSeconds; readonly laterAt: EpochSeconds }
  | { readonly kind: 'never'; readonly at: EpochSeconds };

/** The zone of an IANA name (or `UTC`, or `+05:30`); null when the name is not known. */
export function zoneOf(name: string): Zone | null {
  try {
    // Temporal takes a moment for a zone, too: that of the offset it tells.
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return null;
  }
  return { name, localDays: new Map(), utcDays: new Map() };
}

/** The instant of a local time, `secondOfDay` from 0 to 86,399, on a day in a zone. */
export function localTime(zone: Zone, day: LocalDate, secondOfDay: number): LocalTime {
  let zoneDay = zone.localDays.get(day);
  if (zoneDay === undefined) {
    zoneDay = lookUpDay(zone, day);
    zone.localDays.set(day, zoneDay);
  }
  if (zoneDay.even) return { kind: 'once', at: zoneDay.midnightAt + secondOfDay };
  return lookUpTime(zone, day, secondOfDay);
}

function lookUpDay(zone: Zone, day: LocalDate): ZoneDay {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: zone.name,
    plainTime: '12:00',
  });
  const midnightAt = Math.floor(noon.epochMilliseconds / 1000) - 12 * 3600;
  // A change of offset within half a day of either end makes the day uneven: it is then looked up.
  const change = noon.subtract({ hours: 37 }).getTimeZoneTransition('next');
  const even =
    change === null || change.epochMilliseconds > noon.epochMilliseconds + 37 * 3_600_000;
  return { midnightAt, even };
}

function lookUpTime(zone: Zone, day: LocalDate, secondOfDay: number): LocalTime {
  const local = Temporal.PlainDate.from(day).toPlainDateTime().add({ seconds: secondOfDay });
  const earlier = local.toZonedDateTime(zone.name, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone.name, { disambiguation: 'later' });
  const at = earlier.epochMilliseconds / 1000;
  const laterAt = later.epochMilliseconds / 1000;
  if (at === laterAt) return { kind: 'once', at };
  if (earlier.toPlainDateTime().equals(local)) return { kind: 'twice', at, laterAt };
  return { kind: 'never', at: laterAt };
}

const SECONDS_A_DAY = 86_400;

/** The calendar day an instant falls on in a zone. */
export function dayAt(zone: Zone, at: EpochSeconds): LocalDate {
  const number = Math.floor(at / SECONDS_A_DAY);
  let utcDay = zone.utcDays.get(number);
  if (utcDay === undefined) {
    utcDay = lookUpUtcDay(zone, number);
    zone.utcDays.set(number, utcDay);
  }
  const offsetSeconds =
    utcDay.offsetSeconds ?? instant(at).toZonedDateTimeISO(zone.name).offsetNanoseconds / 1e9;
  return dayNumbered(Math.floor((at + offsetSeconds) / SECONDS_A_DAY));
}

function lookUpUtcDay(zone: Zone, number: number): UtcDay {
  const start = instant(number * SECONDS_A_DAY).toZonedDateTimeISO(zone.name);
  const change = start.getTimeZoneTransition('next');
  const endAt = (number + 1) * SECONDS_A_DAY * 1000;
  if (change !== null && change.epochMilliseconds < endAt) return { offsetSeconds: null };
  return { offsetSeconds: start.offsetNanoseconds / 1e9 };
}

function instant(at: EpochSeconds): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at * 1000);
}
