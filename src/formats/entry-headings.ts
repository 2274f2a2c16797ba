/** Which column of a file of entries may be which, by what its headings usually mean. */
import { type Field, type Mapping, mappedColumns, normal } from './mapping.ts';

/** Headings of other programs, in the order in which they are looked for; each column serves once. */
const WORDS: readonly (readonly [field: Field, words: readonly string[]])[] = [
  ['startedAt', ['started at', 'start at', 'startedat', 'start datetime', 'start date time']],
  ['endedAt', ['ended at', 'end at', 'endedat', 'end datetime', 'end date time']],
  ['startedOn', ['start date', 'started on', 'startdatum']],
  ['startedTime', ['start time', 'started', 'start', 'from', 'von', 'beginn', 'startzeit']],
  ['endedOn', ['end date', 'ended on', 'enddatum']],
  ['endedTime', ['end time', 'ended', 'end', 'to', 'until', 'bis', 'ende', 'endzeit', 'stop']],
  ['workedOn', ['date', 'day', 'worked on', 'workedon', 'work date', 'datum', 'tag', 'fecha']],
  ['minutes', ['minutes', 'min', 'mins', 'minuten', 'duration (min)', 'duration (minutes)']],
  ['hours', ['hours', 'hrs', 'stunden', 'hours (decimal)', 'duration (decimal)', 'time (decimal)']],
  ['duration', ['duration', 'dauer', 'time spent', 'time', 'duration (h)', 'zeit', 'durée']],
  ['breakMinutes', ['break', 'break minutes', 'pause']],
  ['client', ['client', 'customer', 'company', 'account', 'organization', 'kunde', 'firma']],
  ['technician', ['technician', 'user', 'employee', 'member', 'person', 'staff', 'resource']],
  ['technician', ['mitarbeiter', 'benutzer', 'techniker', 'name', 'user name', 'username']],
  ['job', ['job', 'project', 'ticket', 'projekt', 'auftrag', 'issue', 'matter']],
  ['workType', ['work type', 'worktype', 'type', 'activity', 'service', 'tätigkeit', 'task']],
  ['description', ['description', 'notes', 'note', 'comment', 'summary', 'beschreibung', 'memo']],
  ['id', ['id', 'entry id', 'time entry id', 'uuid', 'nummer', 'nr']],
];

/** Only one of each is taken: the others say the same. */
const RIVALS: readonly (readonly Field[])[] = [
  ['minutes', 'hours', 'duration'],
  ['startedAt', 'startedOn', 'workedOn'],
];

/**
 * The columns that headings suggest, with the settings of another mapping. It is a proposal for a
 * person to look at: what it leaves open, and whether it can be right, `bind` tells.
 */
export function proposedMapping(headings: readonly string[], settings: Mapping): Mapping {
  if (mappedColumns(settings).length > 0) return settings;
  const columns: { [field in Field]?: string } = {};
  const taken = new Set<string>();
  for (const [field, words] of WORDS) {
    const rivals = RIVALS.filter((each) => each.includes(field)).flat();
    if (rivals.some((rival) => columns[rival] !== undefined)) continue;
    const heading = words
      .flatMap((word) => headings.filter((each) => normal(each) === word && !taken.has(each)))
      .at(0);
    if (heading === undefined) continue;
    columns[field] = heading;
    taken.add(heading);
  }
  return { ...settings, columns: paired(columns) };
}

type Columns = { readonly [field in Field]?: string };

/** A day beside clock times belongs to the start; a time without its day says nothing. */
function paired({ startedOn, startedTime, workedOn, ...rest }: Columns): Columns {
  const day = startedOn ?? workedOn;
  const { endedOn: _, endedTime: __, ...others } = rest;
  if (day !== undefined && startedTime !== undefined)
    return { ...rest, startedOn: day, startedTime };
  return day === undefined ? others : { ...others, workedOn: day };
}
