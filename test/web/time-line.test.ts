/** Quick entry by one line: what each line is taken for, and what it leaves open. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Line, type Meant, type Named, readLine } from '../../src/web/console/time/line.ts';

const named = (...names: readonly string[]): readonly Named[] =>
  names.map((name) => ({ id: name, name }));

const KNOWN = {
  clients: named(
    'Alder Dental',
    'Ashford Alder',
    'Cedar Lane',
    'Cedar Hill',
    '4 Seasons',
    'Éclair',
  ),
  workTypes: named('after hours', 'on-site', 'remote', 'travel', 'training'),
};

/** Line => client | minutes | work type | description */
const TABLE = `
Alder 45 remote Mail moved         => Alder Dental  | 45  | remote      | Mail moved
alder dental 1:30 REMOTE           => Alder Dental  | 90  | remote      |
Alder Dental 1h 30 remote Call     => Alder Dental  | 90  | remote      | Call
ashf 1 h 30 min trav To them       => Ashford Alder | 90  | travel      | To them
45 Alder remote Moved 3 mailboxes  => Alder Dental  | 45  | remote      | Moved 3 mailboxes
remote Alder 20 h Move             => Alder Dental  | 1200 | remote     | Move
Alder 45 after hours Server down   => Alder Dental  | 45  | after hours | Server down
Alder 45 onsite Cables             => Alder Dental  | 45  |             | onsite Cables
Alder 45 on-site Cables            => Alder Dental  | 45  | on-site     | Cables
Alder 45 on the phone              => Alder Dental  | 45  |             | on the phone
4 seasons 45 remote Menu           => 4 Seasons     | 45  | remote      | Menu
eclair 10 remote                   => Éclair        | 10  | remote      |
hill 10 remote Roof                => Cedar Hill    | 10  | remote      | Roof
Cedar 45 remote Sign               => Cedar?2       | 45  | remote      | Sign
Cedar Lane 45 tra Sign             => Cedar Lane    | 45  | tra?2       | Sign
Alder remote Mail moved 45min      => Alder Dental  | 45  | remote      | Mail moved
Alder remote Mail moved 1h 30      => Alder Dental  | 90  | remote      | Mail moved
Alder remote Mailboxes moved: 45   => Alder Dental  |     | remote      | Mailboxes moved: 45
Zebra 45 remote Stripes            =>               |     |             | Zebra 45 remote Stripes
                                   =>               |     |             |
`;

function told(meant: Meant<Named>): string {
  if (meant.kind === 'one') return meant.item.name;
  return meant.kind === 'nothing' ? '' : `${meant.typed}?${meant.items.length}`;
}

function toldLine({ client, minutes, workType, description }: Line): string {
  return [told(client), minutes ?? '', told(workType), description].join(' | ').trimEnd();
}

test('a line is read as client, minutes, work type and the rest', () => {
  const rows = TABLE.split('\n').filter((row) => row.includes('=>'));
  assert.equal(rows.length, 20);
  for (const row of rows) {
    const [line = '', expected = ''] = row.split('=>');
    const cells = expected.split('|').map((cell) => cell.trim());
    assert.equal(toldLine(readLine(line, KNOWN)), cells.join(' | ').trimEnd(), line);
  }
});

test('a name that is called exactly so is meant, though others begin with it', () => {
  const known = { clients: named('Oak', 'Oak Tree'), workTypes: [] };
  assert.equal(told(readLine('Oak 45', known).client), 'Oak');
  assert.equal(told(readLine('Oak T 45', known).client), 'Oak Tree');
});
