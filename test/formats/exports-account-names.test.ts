import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { uniqueComponents } from '../../src/formats/account-names.ts';
import { anyText, NASTY_TEXTS } from './exported-books.ts';

// Each row: names in turn, and the components they get.
const NAMED: readonly (readonly [names: readonly string[], components: readonly string[]])[] = [
  [['Acme'], ['Acme']],
  [['acme gmbh & co. kg'], ['Acme-gmbh-co-kg']],
  [
    ['Müller', 'Škoda', 'Straße', 'Łódź', 'Ærø'],
    ['Muller', 'Skoda', 'Strasse', 'Lodz', 'Aero'],
  ],
  [
    ['A', 'a', 'A', 'a-2'],
    ['A', 'A-2', 'A-3', 'A-2-2'],
  ],
  [
    ['a-2', 'A', 'a'],
    ['A-2', 'A', 'A-3'],
  ],
  [
    ['2026/01', '-7', '(x)'],
    ['2026-01', '7', 'X'],
  ],
  [
    ['A:B', 'Assets:Bank'],
    ['A-B', 'Assets-Bank'],
  ],
  [
    ['', ' ', '株式会社', '👩‍💻'],
    ['Client', 'Client-2', 'Client-3', 'Client-4'],
  ],
  [['ﬁne ①'], ['Fine-1']],
  [['x'.repeat(200)], [`X${'x'.repeat(59)}`]],
];

for (const [names, components] of NAMED) {
  test(`${JSON.stringify(names)} in account names`, () => {
    assert.deepEqual(names.map(uniqueComponents('Client')), components);
  });
}

const name = fc.oneof(
  anyText,
  fc.constantFrom(...NASTY_TEXTS),
  fc.string({ unit: fc.constantFrom('a', 'A', '-', '2', '3', ' ', 'ä'), maxLength: 5 }),
);

test('components are legal in both programs, and no two are the same', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), (names) => {
      const components = names.map(uniqueComponents('Client'));
      for (const component of components) assert.match(component, /^[A-Z0-9][A-Za-z0-9-]*$/);
      const apart = new Set(components.map((component) => component.toLowerCase()));
      assert.equal(apart.size, names.length);
    }),
  );
});

test('a later name changes no earlier component', () => {
  fc.assert(
    fc.property(fc.array(name), fc.array(name), (names, more) => {
      const all = [...names, ...more].map(uniqueComponents('Block'));
      assert.deepEqual(names.map(uniqueComponents('Block')), all.slice(0, names.length));
    }),
  );
});

test('ten thousand names that look alike are told apart at once', () => {
  const component = uniqueComponents('Block');
  const components = Array.from({ length: 10_000 }, () => component('仕事'));
  assert.equal(components.at(-1), 'Block-10000');
});
