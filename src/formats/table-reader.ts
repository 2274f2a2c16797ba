/** From bytes to rows, for every kind of file that is read. */
import { csvReader, type RowTaker } from './csv.ts';
import type { CsvOptions, LineFlaw } from './csv-layout.ts';
import { type FileRefusal, refuseFile } from './refusals.ts';
import { type Encoding, textReader } from './text.ts';

/** Takes a file in chunks of any size, decompressed. */
export type Reader<T> = {
  /** Not null: nothing of the file is taken; stop reading it. */
  push(bytes: Uint8Array): FileRefusal | null;
  /** To be called once, after the last chunk. */
  end(): T | FileRefusal;
};

/** Hands the rows of a file to `taker`; the answer is what `result` makes of them. */
export function tableReader<T>(
  file: string,
  options: CsvOptions & { readonly encoding: Encoding | null },
  taker: RowTaker,
  result: () => T,
): Reader<T> {
  const text = textReader(options.encoding);
  const csv = csvReader(options, taker);
  let refusal: FileRefusal | null = null;

  function refused(found: LineFlaw | null): FileRefusal | null {
    if (found !== null) refusal = refuseFile(file, found.line, found.flaw);
    return refusal;
  }

  return {
    push(bytes) {
      if (refusal !== null) return refusal;
      const chunk = text.push(bytes);
      return refused(typeof chunk === 'string' ? csv.push(chunk) : { line: null, flaw: chunk });
    },
    end() {
      if (refusal !== null) return refusal;
      const chunk = text.end();
      if (typeof chunk !== 'string') return refuseFile(file, null, chunk);
      return refused(csv.push(chunk) ?? csv.end()) ?? result();
    },
  };
}
