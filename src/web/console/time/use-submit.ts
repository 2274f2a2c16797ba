/** Logging what was typed: checked first, kept if the server is silent, told of at its fields. */
import { useState } from 'react';
import { Refused } from '../../ui/client.ts';
import { focusOn } from '../../ui/focus-on.ts';
import { flawsOf } from '../../ui/operation-form.ts';
import { fieldText } from '../../ui/told-at.ts';
import { typedMinutes } from '../../ui/typed.ts';
import { useClients } from './firm-facts.ts';
import {
  type LogInput,
  NOTHING_TYPED,
  type TypedEntry,
  wholeWorkOf,
  workOf,
} from './typed-entry.ts';
import { type Logged, useLogging } from './unsent-entries.ts';

type Flaws = readonly { readonly field: string; readonly message: string }[];

/** What was logged last, and what became of it. */
export type Done = {
  readonly logged: Logged;
  readonly input: LogInput;
  readonly clientName: string;
};

/** How logging stands. */
export type Logging = {
  readonly errors: Readonly<Record<string, string | undefined>>;
  readonly problem: Error | null;
  readonly isBusy: boolean;
  readonly logged: Done | null;
};

/** Checks, logs, and tells what is wrong at its field; what was typed stays until it is logged. */
export function useSubmit(
  typed: TypedEntry,
  today: string,
  asOverage: boolean,
  onDone: () => void,
) {
  const clients = useClients() ?? [];
  const send = useLogging();
  const [errors, setErrors] = useState<Logging['errors']>({});
  const [problem, setProblem] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [logged, setLogged] = useState<Done | null>(null);
  const tell = (flaws: Flaws): boolean => {
    const told = flaws.filter(({ field }) => field in NOTHING_TYPED);
    setErrors(Object.fromEntries(told.map(({ field, message }) => [field, fieldText(message)])));
    const [first] = told;
    if (first !== undefined) focusOn(first.field);
    return told.length > 0 && told.length === flaws.length;
  };
  const log = async (post: boolean): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    setLogged(null);
    try {
      const input = { ...workOf(typed, today), post, ...(post ? { asOverage } : {}) };
      const missing = missingIn(typed);
      // The schemas may not have come when the server is silent; then it will tell, later.
      const flaws =
        missing.length > 0 ? missing : await flawsOf('entry.log', input).catch(() => []);
      const whole = wholeWorkOf(typed, today);
      if (flaws.length > 0 || whole === null) return void tell(flaws);
      setErrors({});
      const clientName = clients.find(({ id }) => id === whole.client)?.name ?? whole.client;
      const asked = { ...whole, post, ...(post ? { asOverage } : {}) };
      setLogged({ logged: await send(asked, clientName), input: asked, clientName });
      onDone();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!(error instanceof Refused && tell(error.fields))) setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { logging: { errors, problem, isBusy, logged }, log };
}

/** What has to be there, in words that say what to do. */
function missingIn({ client, minutes, workType }: TypedEntry): Flaws {
  const flaws: Flaws[number][] = [];
  if (client === '') flaws.push({ field: 'client', message: 'choose the client it was for' });
  if (typedMinutes(minutes) === null) {
    flaws.push({ field: 'minutes', message: 'say how long it took, such as 45, 1:30 or 1h 30' });
  }
  if (workType === '')
    flaws.push({ field: 'workType', message: 'choose what kind of work it was' });
  return flaws;
}
