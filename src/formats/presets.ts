/** The files known by their headings, without a mapping. */
import type { FileFlaw } from './file-flaws.ts';
import { type Field, type Mapping, mappedColumns, normal, placesOf } from './mapping.ts';

/**
 * A known format. Its columns are taken as far as the file has them. A job is the project and, where
 * the tracker has one, the task in it. What Harvest calls a task and Kimai an activity is a kind of
 * work chosen from a list, so it is the work type; the tasks of Toggl Track, Clockify and solidtime
 * are pieces of a project, so they belong to the job and the work type stays empty. Rows marked as
 * not billable are left out and counted: no client's block pays for them. A mapping may say
 * otherwise, its `skipRows` in place of these.
 */
export type Preset = {
  readonly source: string;
  /** Headings by which the file is known; it must have all of one list. */
  readonly marks: readonly (readonly string[])[];
  readonly mapping: Mapping;
  /** Columns that cannot be absent. */
  readonly required: readonly Field[];
  /** True when each column has a meaning, so that one without may be a slip of the pen. */
  readonly closed: boolean;
};

const OWN: Preset = {
  source: 'Hourbank',
  marks: [
    ['client', 'startedAt'],
    ['client', 'workedOn'],
  ],
  mapping: {
    columns: {
      id: 'id',
      client: 'client',
      technician: 'technician',
      job: 'job',
      workType: 'workType',
      description: 'description',
      startedAt: 'startedAt',
      endedAt: 'endedAt',
      workedOn: 'workedOn',
      minutes: 'minutes',
      breakMinutes: 'breakMinutes',
    },
  },
  required: ['id', 'client'],
  closed: true,
};

const NOT_BILLABLE = ['No', '0', 'false'];

const TOGGL: Preset = {
  source: 'Toggl Track',
  marks: [
    ['User', 'Email', 'Project', 'Start date', 'Start time', 'End date', 'End time', 'Duration'],
  ],
  mapping: {
    columns: {
      client: 'Client',
      technician: 'User',
      job: ['Project', 'Task'],
      description: 'Description',
      startedOn: 'Start date',
      startedTime: 'Start time',
      endedOn: 'End date',
      endedTime: 'End time',
      duration: 'Duration',
    },
    skipRows: [{ column: 'Billable', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

/** A workspace may have renamed the task to activity; it stays a piece of the project. */
const CLOCKIFY: Preset = {
  source: 'Clockify',
  marks: [
    ['Project', 'User', 'Group', 'Email', 'Start Date', 'Start Time', 'End Date', 'End Time'],
  ],
  mapping: {
    columns: {
      client: 'Client',
      technician: 'User',
      job: ['Project', 'Task', 'Activity'],
      description: 'Description',
      startedOn: 'Start Date',
      startedTime: 'Start Time',
      endedOn: 'End Date',
      endedTime: 'End Time',
      duration: 'Duration (h)',
    },
    skipRows: [{ column: 'Billable', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

const HARVEST: Preset = {
  source: 'Harvest',
  marks: [
    ['Date', 'Client', 'Project', 'Project Code', 'Task', 'Hours', 'First Name', 'Last Name'],
  ],
  mapping: {
    columns: {
      client: 'Client',
      technician: ['First Name', 'Last Name'],
      job: 'Project',
      workType: 'Task',
      description: 'Notes',
      workedOn: 'Date',
      hours: 'Hours',
    },
    skipRows: [{ column: 'Billable?', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

/** The end has no day: one that is earlier than the start is on the day after. */
const KIMAI: Preset = {
  source: 'Kimai',
  marks: [['Date', 'From', 'To', 'Duration', 'User', 'Customer', 'Project', 'Activity']],
  mapping: {
    columns: {
      client: 'Customer',
      technician: 'User',
      job: 'Project',
      workType: 'Activity',
      description: 'Description',
      startedOn: 'Date',
      startedTime: 'From',
      endedTime: 'To',
      duration: 'Duration',
    },
    skipRows: [{ column: 'Billable', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

const KIMAI_GERMAN: Preset = {
  source: 'Kimai',
  marks: [['Datum', 'Von', 'Bis', 'Dauer', 'Benutzer', 'Kunde', 'Projekt', 'Tätigkeit']],
  mapping: {
    columns: {
      client: 'Kunde',
      technician: 'Benutzer',
      job: 'Projekt',
      workType: 'Tätigkeit',
      description: 'Beschreibung',
      startedOn: 'Datum',
      startedTime: 'Von',
      endedTime: 'Bis',
      duration: 'Dauer',
    },
    skipRows: [{ column: 'Abrechenbar', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

const SOLIDTIME: Preset = {
  source: 'solidtime',
  marks: [['Description', 'Task', 'Project', 'Client', 'User', 'Start', 'End', 'Duration']],
  mapping: {
    columns: {
      client: 'Client',
      technician: 'User',
      job: ['Project', 'Task'],
      description: 'Description',
      startedAt: 'Start',
      endedAt: 'End',
      duration: 'Duration',
    },
    skipRows: [{ column: 'Billable', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

const SOLIDTIME_GENERIC: Preset = {
  source: 'solidtime (generic)',
  marks: [['description', 'billable', 'client', 'project', 'start', 'end', 'task', 'user_name']],
  mapping: {
    columns: {
      client: 'client',
      technician: 'user_name',
      job: ['project', 'task'],
      description: 'description',
      startedAt: 'start',
      endedAt: 'end',
    },
    skipRows: [{ column: 'billable', equals: NOT_BILLABLE }],
  },
  required: [],
  closed: false,
};

const PRESETS: readonly Preset[] = [
  OWN,
  TOGGL,
  CLOCKIFY,
  HARVEST,
  KIMAI,
  KIMAI_GERMAN,
  SOLIDTIME,
  SOLIDTIME_GENERIC,
];

/** The preset of a file with these headings; refused when none fits, or more than one does. */
export function recognise(headings: readonly string[]): Preset | FileFlaw {
  const has = new Set(headings.map(normal));
  const fitting = PRESETS.filter((preset) =>
    preset.marks.some((marks) => marks.every((mark) => has.has(normal(mark)))),
  );
  const [preset] = fitting;
  if (preset === undefined) {
    const known = [...new Set(PRESETS.map((candidate) => candidate.source))];
    return { code: 'headings_unknown', headings, known };
  }
  if (fitting.length === 1) return preset;
  return { code: 'headings_ambiguous', sources: fitting.map((candidate) => candidate.source) };
}

/** The preset's mapping for a file with these headings, with the settings of another upon it. */
export function fitted(preset: Preset, headings: readonly string[], settings: Mapping): Mapping {
  const there = (column: string): boolean => placesOf(headings, column).length > 0;
  const columns = mappedColumns(preset.mapping).map(([field, names]) => [
    field,
    preset.required.includes(field) ? names : names.filter(there),
  ]);
  return {
    ...preset.mapping,
    skipRows: (preset.mapping.skipRows ?? []).filter((skip) => there(skip.column)),
    ...settings,
    columns: Object.fromEntries(columns),
  };
}

/** The headings of a closed preset's columns. */
export function presetColumns(preset: Preset): string[] {
  return mappedColumns(preset.mapping).flatMap(([, names]) => names);
}
