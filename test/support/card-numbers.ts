/** Card numbers as people write them, none of them anybody's. */
import fc from 'fast-check';

const PREFIXES = ['4', '51', '55', '2221', '34', '37', '36', '6011', '3530', '62', '6304'] as const;

/** With their check digit (Luhn), from 13 digits on. */
export const someCardNumber = fc
  .tuple(
    fc.constantFrom(...PREFIXES),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 14 }),
    fc.constantFrom('', ' ', '-', ' - '),
  )
  .map(([prefix, digits, between]) => {
    const bare = `${prefix}${digits.join('')}`;
    const number = `${bare}${checkDigit(bare)}`;
    return number.match(/.{1,4}/g)?.join(between) ?? '';
  });

function checkDigit(bare: string): number {
  const sum = [...bare].reverse().reduce((total, text, place) => {
    const digit = place % 2 === 0 ? Number(text) * 2 : Number(text);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
