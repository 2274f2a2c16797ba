/** The file that goes with an operation, as it is handed on from the edge. */
import type { AnyRefusal } from './refusals.ts';

/** What is read of a file at most, unpacked: 256 MiB. */
export const LARGEST_FILE_BYTES = 256 * 1024 * 1024;

/** A piece of a file; or, as the last piece, why it cannot be read on. */
export type FilePiece = Uint8Array | { readonly refusal: AnyRefusal };

/** A file, unpacked, piece by piece; it can be read once. */
export type FileBytes = AsyncIterable<FilePiece>;
