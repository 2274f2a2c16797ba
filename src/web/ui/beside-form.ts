/** A form for what is asked beside the contract: setting up, signing in, a password. */
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { askBeside, Refused } from './client.ts';
import { focusOn } from './focus-on.ts';
import { fieldText } from './told-at.ts';

type Values = Record<string, string>;

/** What a refusal says, and where: at the first of these fields that the form has. */
export type Words = { readonly says: string; readonly at?: readonly string[] };

/**
 * What is typed stays until it is done. What is refused is told at the field it stands at; `wordsOf`
 * tells it better than the server does, where it can, and at which of the fields.
 */
export function useBesideForm<Typed extends Values>(asked: {
  readonly path: string;
  readonly initial: Typed;
  readonly bodyOf?: (typed: Typed) => object;
  readonly wordsOf?: (code: string) => Words | undefined;
  readonly onDone: (answer: unknown) => void;
}) {
  const { path, initial, bodyOf = (typed: Typed) => typed, wordsOf = () => undefined } = asked;
  const form = useForm<Typed>({ initialValues: initial });
  const [problem, setProblem] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const tell = (error: unknown): void => {
    const fields = error instanceof Refused ? error.fields : [];
    const told = fields.filter(({ field }) => field in initial);
    form.setErrors(
      Object.fromEntries(told.map(({ field, message }) => [field, fieldText(message)])),
    );
    const [first] = told;
    if (first !== undefined) {
      focusOn(first.field);
      return;
    }
    const better = error instanceof Refused ? wordsOf(error.code) : undefined;
    const field = better?.at?.find((each) => each in initial);
    if (better === undefined) setProblem(errorOf(error));
    else if (field === undefined) setProblem(new Error(better.says));
    else {
      form.setErrors({ [field]: better.says });
      focusOn(field);
    }
  };
  const submit = form.onSubmit(async (typed) => {
    const [empty, ...others] = emptyIn(bodyOf(typed), initial);
    if (empty !== undefined) {
      form.setErrors(Object.fromEntries([empty, ...others].map((field) => [field, EMPTY])));
      focusOn(empty);
      return;
    }
    setBusy(true);
    form.clearErrors();
    setProblem(null);
    try {
      asked.onDone(await askBeside('POST', path, bodyOf(typed)));
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  });
  return { form, submit, problem, isBusy };
}

/** Everything that is asked beside the contract is needed. */
const EMPTY = 'fill this in';

/** The fields that are sent with nothing in them. */
function emptyIn(body: object, initial: Values): readonly string[] {
  const sent = Object.entries(body).filter(([field]) => field in initial);
  return sent.flatMap(([field, text]) => (String(text).trim() === '' ? [field] : []));
}

/** Whatever was thrown, as an error. */
export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
