/** The key by which a line of a bank statement takes effect once (B11), whoever records it. */
import { hash } from 'node:crypto';

/** `payments`: how many the line has already, in those that were recorded of it in part. */
export function lineKey(line: string, payments: number): string {
  return `bank line ${hash('sha256', line)} after ${payments}`;
}
