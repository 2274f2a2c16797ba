/** A form for an operation: checked by the contract's own schema, refusals told at their fields. */
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { AnyOperationName, OutputOf } from '../../contract/operations.ts';
import { type Flaw, type GivenTo, Refused, Unreachable } from './client.ts';
import { focusOn } from './focus-on.ts';
import { useWrite } from './queries.ts';
import { isSilent } from './silence.ts';
import { fieldText } from './told-at.ts';

type Values = Record<string, unknown>;

/**
 * What an operation says against an input, by field; the schemas come when the first is needed.
 * Nothing while the server is silent: it will tell.
 */
export async function flawsOf(name: AnyOperationName, input: object): Promise<readonly Flaw[]> {
  if (isSilent()) return [];
  const [{ OPERATIONS, PORTAL_OPERATIONS }, { readInput }] = await Promise.all([
    import('../../contract/operations.ts'),
    import('../../contract/read-input.ts'),
  ]);
  const all = [...OPERATIONS, ...PORTAL_OPERATIONS];
  const operation = all.find((each) => each.name === name);
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const read = readInput(operation, withoutGaps(input));
  if (!('refusal' in read)) return [];
  const { refusal } = read;
  if (refusal.code === 'input_invalid') return refusal.fields;
  if (refusal.code !== 'card_number') return [];
  const message = 'this looks like the number of a card: none is ever kept here';
  return refusal.fields.map((field) => ({ field, message }));
}

/** As it would be sent: what is undefined is left out. */
function withoutGaps(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/**
 * What is typed stays until the operation is done. `inputOf` makes the operation's input of what
 * was typed, under the names of its fields; what cannot be read is passed on as typed, so that the
 * contract says what it expected.
 */
export function useOperationForm<Name extends AnyOperationName, Typed extends Values>(asked: {
  readonly operation: Name;
  readonly initial: Typed;
  readonly inputOf: (typed: Typed) => object;
  readonly onDone: (output: OutputOf<Name>) => void;
}) {
  const { operation, initial, inputOf, onDone } = asked;
  const [problem, setProblem] = useState<Error | null>(null);
  const form = useForm<Typed>({
    initialValues: initial,
    // What was refused is not what stands there any more; what was not answered may have been done.
    onValuesChange: () => setProblem((told) => (told instanceof Unreachable ? told : null)),
  });
  const write = useWrite(operation, onDone);
  const tell = (flaws: readonly Flaw[], error: Error | null): void => {
    const fieldOf = (path: string): string => fieldIn(initial, path);
    const told = flaws.filter(({ field }) => fieldOf(field) in initial);
    // One of several rows is told where it stands (`items.0.amount`), and as one of them (`items`).
    const names = told.flatMap((flaw) => [
      [fieldOf(flaw.field), flaw] as const,
      [flaw.field, flaw] as const,
    ]);
    form.setErrors(
      Object.fromEntries(names.map(([name, flaw]) => [name, fieldText(flaw.message)])),
    );
    const untold = flaws.filter(({ field }) => !(fieldOf(field) in initial));
    const rest = untold.map(({ field, message }) => `${field}: ${fieldText(message)}`).join('; ');
    setProblem(told.length === flaws.length && told.length > 0 ? null : (error ?? new Error(rest)));
    const [first] = told;
    if (first !== undefined) focusOn(first.field, fieldOf(first.field));
  };
  const submit = form.onSubmit(async (typed) => {
    const input = inputOf(typed);
    const flaws = await flawsOf(operation, input);
    if (flaws.length > 0) return tell(flaws, null);
    form.clearErrors();
    setProblem(null);
    try {
      await write.mutateAsync({ input: input as GivenTo<Name> });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      tell(error instanceof Refused ? error.fields : [], error);
    }
  });
  return { form, submit, problem, isBusy: write.isPending };
}

/** Where the form tells it: `settings.increment` at a field `increment`, or else at `settings`. */
function fieldIn(initial: Values, path: string): string {
  const parts = path.split('.');
  return parts.findLast((part) => part in initial) ?? path;
}
