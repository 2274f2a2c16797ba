/** Parts of pages that come when they are needed; while the server is silent, they wait for it. */
import { lazyRouteComponent as lazily } from '@tanstack/react-router';
import { isSilent, untilAnswers } from './silence.ts';

/**
 * Loads a part once the server answers. It is not tried before: a browser keeps what could not be
 * loaded as missing, for as long as the page is open.
 */
export async function late<Module>(load: () => Promise<Module>): Promise<Module> {
  if (isSilent()) await untilAnswers();
  return await load();
}

/** The component of a page, loaded when the page is opened. */
export const lazyRouteComponent: typeof lazily = (load, name) => lazily(() => late(load), name);
