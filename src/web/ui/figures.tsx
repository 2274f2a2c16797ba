/** Hours, money and days on a page: never a bare number, always in figures that line up. */
import { Text, type TextProps } from '@mantine/core';
import { dayText, hoursText, moneyText, rateText } from './format.ts';

type Style = TextProps & { readonly hero?: boolean };

function Figure({ text, hero = false, ...style }: Style & { readonly text: string }) {
  return (
    <Text span inherit className={hero ? 'figure hero' : 'figure'} {...style}>
      {text}
    </Text>
  );
}

/** Minutes, as `12 h 30 min`. */
export function Hours({ minutes, ...style }: Style & { readonly minutes: number }) {
  return <Figure text={hoursText(minutes)} {...style} />;
}

/** An amount as the contract tells it, with its currency. */
export function Money({
  amount,
  currency,
  ...style
}: Style & { readonly amount: string; readonly currency: string }) {
  return <Figure text={moneyText(amount, currency)} {...style} />;
}

/** What an hour costs. */
export function Rate({
  amount,
  currency,
  ...style
}: Style & { readonly amount: string; readonly currency: string }) {
  return <Figure text={rateText(amount, currency)} {...style} />;
}

/** A calendar day, which machines can read, too. */
export function Day({ day }: { readonly day: string }) {
  return (
    <time dateTime={day} className="figure">
      {dayText(day)}
    </time>
  );
}
