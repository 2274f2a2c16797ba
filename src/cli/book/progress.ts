/** How far a long reading has come, on standard error, and only where somebody is looking. */

const EVERY_MILLISECONDS = 200;

export type Progress = {
  readonly read: (bytes: number) => void;
  readonly done: () => void;
};

/** Tells the megabytes read so far over the same line; says nothing on anything but a terminal. */
export function progressOn(stream: NodeJS.WriteStream, what: string): Progress {
  if (!stream.isTTY) return { read: () => undefined, done: () => undefined };
  let total = 0;
  let toldAt = performance.now();
  let told = false;
  return {
    read: (bytes) => {
      total += bytes;
      if (performance.now() - toldAt < EVERY_MILLISECONDS) return;
      toldAt = performance.now();
      told = true;
      stream.write(`\r${what}: ${(total / 1_000_000).toFixed(1)} MB read`);
    },
    done: () => {
      if (told) stream.write('\r\u001b[K');
    },
  };
}
