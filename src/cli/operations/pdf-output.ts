/** Where a PDF goes: a file, or what a pipe takes it to; never a terminal, which cannot show it. */
import { writeFile } from 'node:fs/promises';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { fileTrouble, isSystemError } from '../file-trouble.ts';

/** Why there is nowhere for it to go, before anything is asked; null when there is. */
export function nowhereToGo(path: string | null): string | null {
  if (path === '') return '--output names no file: give one, such as --output statement.pdf';
  if (path !== null || !process.stdout.isTTY) return null;
  return 'a terminal cannot show a PDF: give --output with a file, or send it on with > or |';
}

/** Writes it to the file, or to standard output where none is named. */
export async function writePdf(path: string | null, bytes: Uint8Array): Promise<ExitCode> {
  if (path === null) {
    process.stdout.write(bytes);
    return EXIT.done;
  }
  try {
    await writeFile(path, bytes);
    return EXIT.done;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    process.stderr.write(`hourbank: ${fileTrouble(path, error)}\n`);
    return EXIT.file;
  }
}
