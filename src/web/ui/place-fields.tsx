/** Fields for where a firm is: its currency and its time zone, chosen from all there are. */
import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { parseCurrency } from '../../engine/money.ts';
import { LOCALE } from './format.ts';

const currencyNames = new Intl.DisplayNames(LOCALE, { type: 'currency' });

const CURRENCIES = Intl.supportedValuesOf('currency')
  .filter((code) => parseCurrency(code) !== null)
  .map((code) => ({ value: code, label: `${code} – ${currencyNames.of(code) ?? code}` }));

/** A currency of ISO 4217. */
export function CurrencyField(props: Omit<NativeSelectProps, 'data'>) {
  return <NativeSelect data={CURRENCIES} {...props} />;
}

/** The time zone of this browser. */
export const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const ZONES = [...new Set([HERE, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

/** A time zone of the IANA list. */
export function ZoneField({ value, ...rest }: Omit<NativeSelectProps, 'data'>) {
  const zones = typeof value === 'string' && !ZONES.includes(value) ? [value, ...ZONES] : ZONES;
  return <NativeSelect data={zones} value={value ?? ''} {...rest} />;
}
