/** Fields for what this business types all day: time, money and days. */
import {
  NativeSelect,
  type NativeSelectProps,
  PasswordInput,
  type PasswordInputProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { hoursText } from './format.ts';
import { typedHours, typedMinutes } from './typed.ts';

/** Time, as `45`, `1:30`, `1h 30` or `20h`; told back in words while it is typed. */
export function MinutesField(props: TextInputProps) {
  return <TimeField read={typedMinutes} description="Such as 45, 1:30 or 20 h" {...props} />;
}

/** The same, where a number alone is of hours. */
export function HoursField(props: TextInputProps) {
  return <TimeField read={typedHours} description="Such as 20, 1:30 or 45 min" {...props} />;
}

type ReadTime = { readonly read: (text: string) => number | null };

function TimeField({ value, description, read, ...rest }: TextInputProps & ReadTime) {
  const minutes = typeof value === 'string' ? read(value) : null;
  return (
    <TextInput
      value={value ?? ''}
      description={minutes === null ? description : hoursText(minutes)}
      autoComplete="off"
      inputMode="text"
      {...rest}
    />
  );
}

/** An amount, with its currency beside it. */
export function MoneyField({ currency, ...rest }: TextInputProps & { readonly currency: string }) {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      rightSection={currency}
      rightSectionWidth="3.5rem"
      {...rest}
    />
  );
}

/** A calendar day, by the browser's own means: typed or chosen. */
export function DayField(props: TextInputProps) {
  return <TextInput type="date" min="1970-01-01" max="2199-12-31" {...props} />;
}

/** A password; that it is not right is told to those who cannot see it, too. */
export function PasswordField({ error, ...rest }: PasswordInputProps) {
  const isWrong = error !== undefined && error !== null && error !== false;
  return <PasswordInput error={error} aria-invalid={isWrong} {...rest} />;
}

/** One of a few. */
export function ChoiceField(props: NativeSelectProps) {
  return <NativeSelect {...props} />;
}

/** Empty text as nothing said. */
export function unlessEmpty(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}
