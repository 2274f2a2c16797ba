/** Time zones by name, each looked up once. */
import { type Zone, zoneOf } from '../engine/zones.ts';

const zones = new Map<string, Zone>();

/** The zone of a name that was checked when it was set. */
export function zoneNamed(name: string): Zone {
  let zone = zones.get(name);
  if (zone === undefined) {
    zone = zoneOf(name) ?? undefined;
    if (zone === undefined) throw new RangeError(`time zone ${name} was checked before`);
    zones.set(name, zone);
  }
  return zone;
}
