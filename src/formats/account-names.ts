/** Account names that Beancount and hledger both take, made from the names people give to things. */

/** Longer names are cut: the true name stands beside the account. */
const LONGEST_COMPONENT = 60;

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
};

/**
 * Hands out one component of an account name for each name it is given: ASCII letters, digits and
 * dashes, a capital or a digit first. No two it hands out are the same, not even but for capitals:
 * the second `Acme` is `Acme-2`. A name with nothing to show in ASCII becomes `whenEmpty`.
 */
export function uniqueComponents(whenEmpty: string): (name: string) => string {
  const taken = new Set<string>();
  const lastNumbers = new Map<string, number>();
  return (name) => {
    const readable = readableComponent(name);
    const wanted = readable === '' ? whenEmpty : readable;
    const key = wanted.toLowerCase();
    let number = lastNumbers.get(key) ?? 1;
    let component = wanted;
    while (taken.has(component.toLowerCase())) {
      number += 1;
      component = `${wanted}-${number}`;
    }
    lastNumbers.set(key, number);
    taken.add(component.toLowerCase());
    return component;
  };
}

function readableComponent(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => PLAIN_LETTERS[letter] ?? ' ')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_COMPONENT)
    .replace(/-$/, '');
  return ascii.charAt(0).toUpperCase() + ascii.slice(1);
}
