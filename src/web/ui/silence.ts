/** Whether the server answers: told by whoever asked it, heard by whoever has to know. */
const heard = new EventTarget();
const known = { isSilent: false };

/** Whether it did not answer when it was last asked. */
export function isSilent(): boolean {
  return known.isSilent;
}

/** Says that it was asked and did not answer. */
export function tellSilent(): void {
  known.isSilent = true;
  heard.dispatchEvent(new Event('silent'));
}

/** Says that it answers again. */
export function tellAnswers(): void {
  known.isSilent = false;
  heard.dispatchEvent(new Event('answers'));
}

/** Acts whenever it is silent; what comes back ends that. */
export function onSilent(act: () => void): () => void {
  heard.addEventListener('silent', act);
  return () => heard.removeEventListener('silent', act);
}

/** Whether it answers now. */
export async function answersNow(): Promise<boolean> {
  try {
    return (await fetch('/healthz')).ok;
  } catch {
    return false;
  }
}

/** Comes true when it answers again. */
export function untilAnswers(): Promise<void> {
  return new Promise((resolve) => {
    heard.addEventListener('answers', () => resolve(), { once: true });
  });
}
