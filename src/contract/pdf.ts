/** A PDF that an operation answers. */
import { z } from 'zod';

export type PdfFile = {
  /** What it may be called where it is kept: `Statement Alder Dental 2026-06-30.pdf`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
};

/** The output of an operation that produces a PDF: on the wire its bytes as they are. */
export const pdfFile = z.custom<PdfFile>().meta({ wire: { type: 'string', format: 'binary' } });
