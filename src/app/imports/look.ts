/** Looks at a file that is to be imported: what it is taken for; nothing is kept. */
import { withoutCardNumbers } from '../../contract/card-numbers.ts';
import { checkMapping } from '../../contract/mapping.ts';
import { fileFlawMessage } from '../../formats/file-flaws.ts';
import { type Look, type Looker, looker } from '../../formats/look.ts';
import type { FileRefusal } from '../../formats/refusals.ts';
import { refuse, type UseCase } from '../app.ts';

const LONGEST_CELL_CHARACTERS = 200;

export const readTheFile: UseCase<'import.read'> = async (_app, { input, file }) => {
  const { fileName, mapping = {} } = input;
  const looking = looker(fileName, mapping);
  for await (const piece of file) {
    if ('refusal' in piece) return piece;
    const flawed = looking.push(piece);
    if (flawed !== null) return unreadable(flawed);
    // The rest of a large file is not waited for.
    if (looking.isEnough()) break;
  }
  const look = looking.end();
  return isRefused(look) ? unreadable(look) : { value: { fileName, ...told(look) } };
};

function isRefused(look: ReturnType<Looker['end']>): look is FileRefusal {
  return 'code' in look;
}

function unreadable({ file, line, flaw }: FileRefusal) {
  const place = line === null ? file : `${file}:${line}`;
  const reason = withoutCardNumbers(fileFlawMessage(flaw));
  return refuse({ code: 'file_unreadable', file: place, reason });
}

/** Cells as they are shown: cut where they are long, and no card number is ever told (G3). */
function told({ headings, rows, mapping, open, ...look }: Look) {
  const cell = (text: string): string =>
    withoutCardNumbers(text).slice(0, LONGEST_CELL_CHARACTERS).toWellFormed();
  const checked = mapping === null ? null : checkMapping(mapping);
  return {
    ...look,
    headings: headings.map(withoutCardNumbers),
    rows: rows.map((row) => row.map(cell)),
    mapping: checked !== null && 'value' in checked ? checked.value : null,
    dateFormats: [...look.dateFormats],
    open: open === null ? null : withoutCardNumbers(open),
  };
}
