/** Inputs made from their JSON Schema: such as are taken, and such as are broken in one place. */
import fc from 'fast-check';
import type { JsonSchema } from '../../src/contract/json-schema.ts';

export type Input = Readonly<Record<string, unknown>>;

/** Names and ids that there are, by the field that asks for them. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** An input in which something is wrong at one place. */
export type Broken = {
  readonly input: Input;
  /** The field, by its path; the unknown one itself, where that is what is wrong. */
  readonly field: string;
  readonly how: 'missing' | 'unknown' | 'changed';
  readonly value: unknown;
};

/** What inputs are made from: their schema, one that is taken, and what is there to ask for. */
export type Made = {
  readonly schema: JsonSchema;
  readonly example: Input;
  readonly known: Known;
};

/** The example, with the first of what there is to ask for: it is taken. */
export function plainInput({ example, known }: Made): Input {
  const asked = Object.entries(example).map(([name, value]) => {
    const [first] = known[name] ?? [];
    return [name, first === undefined ? value : Array.isArray(value) ? [first] : first];
  });
  return Object.fromEntries(asked);
}

/** Inputs that keep to the schema; half of them are the example with some fields otherwise. */
export function someInput({ schema, example, known }: Made): fc.Arbitrary<Input> {
  const any = objectOf(schema, known) as fc.Arbitrary<Input>;
  const { properties = {} } = schema;
  const asked = Object.entries(example).map(([name, value]) => {
    const there = known[name];
    const isAsked = there !== undefined && there.length > 0 && properties[name]?.type === 'string';
    return [name, isAsked ? fc.constantFrom(...there) : fc.constant(value)] as const;
  });
  const like = fc.record(Object.fromEntries(asked)) as fc.Arbitrary<Input>;
  const fields = Object.keys(properties).map((name) => [name]);
  const picked = fc.constantFrom([], [], ...fields);
  const varied = fc.tuple(like, any, picked).map(([base, other, names]) => ({
    ...base,
    ...Object.fromEntries(names.filter((name) => name in other).map((name) => [name, other[name]])),
  }));
  return fc.oneof(any, varied);
}

function objectOf({ properties = {}, required = [] }: JsonSchema, known: Known) {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, fieldOf(name, property, known)]),
  );
  return fc.record(fields, { requiredKeys: [...required] });
}

function fieldOf(name: string, schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  const there = known[name];
  const any = someValue(schema, known);
  if (there === undefined || there.length === 0) return any;
  const one = fc.constantFrom(...there);
  const chosen = schema.type === 'array' ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
  return fc.oneof({ weight: 7, arbitrary: chosen }, { weight: 1, arbitrary: any });
}

function someValue(schema: JsonSchema, known: Known): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) {
    return fc.oneof(...schema.anyOf.map((part) => someValue(part, known)));
  }
  if (schema['x-unit'] === 'money') return fc.constantFrom(...AMOUNTS);
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return wholeOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems = 0, items = {} } = schema;
      return fc.array(someValue(items, known), { minLength: minItems, maxLength: minItems + 2 });
    }
    case 'object':
      return objectOf(schema, known);
    default:
      throw new RangeError(`nothing is made of ${JSON.stringify(schema)}`);
  }
}

const AMOUNTS = ['0', '0.01', '90.00', '1800', '1800.00', '999999999', '999999999.99', '1.2345'];
const DAYS = ['1970-01-01', '2024-02-29', '2026-03-01', '2026-12-31', '2038-01-20', '2199-12-31'];
const INSTANTS = [
  '1970-01-02T00:00:00Z',
  '2026-02-28T23:30:00-05:00',
  '2026-03-01T09:00:00Z',
  '2026-03-01T10:30:00.5+02:00',
  '2199-12-30T23:59:59Z',
];

function textOf({ format, minLength = 0, maxLength = 200, pattern }: JsonSchema) {
  if (format === 'date') return fc.constantFrom(...DAYS);
  if (format === 'date-time') return fc.constantFrom(...INSTANTS);
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.constantFrom('kim@northwind.example', 'a+b@c.example');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(
    fc.constantFrom('remote', 'Europe/Berlin', '1', 'A “quoted” line; 50% off_', '日本語 👩‍💻'),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 30) }),
    fc.constant('x'.repeat(maxLength)),
  );
}

function wholeOf({ minimum = -(2 ** 53) + 1, maximum = 2 ** 53 - 1 }: JsonSchema) {
  const some = fc.integer({ min: minimum, max: Math.min(maximum, minimum + 500) });
  return fc.oneof(some, fc.constantFrom(minimum, maximum));
}

const NO_TEXT_IS_SO = [null, true, 0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, [], [[['a']]], {}];
const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  'one\ntwo',
  '\u0007',
  '\ud800',
  'a\udc00',
  '\u202e\u2028',
  '👩‍💻'.repeat(300),
  'x'.repeat(10_000),
  '0000-00-00',
  '9999-12-31',
  '2026-02-30',
  '1969-12-31',
  '2200-01-01',
  '+275760-09-13T00:00:00Z',
  '2026-03-01T24:00:00Z',
  '2026-03-01T23:59:60Z',
  '2026-03-01T09:00:00',
  '-5',
  '1e308',
  'Infinity',
  'NaN',
  '0x10',
  '٣',
  '1'.repeat(400),
  '1.234567890',
  "'; drop table hourbank.journal; --",
  '%',
  '\\',
  '__proto__',
  'constructor',
  '00000000-0000-0000-0000-000000000000',
  'XXX',
];
const OBJECTS = [JSON.parse('{"__proto__":{"a":1}}'), { constructor: 1 }, { a: { b: { c: [] } } }];
const NASTY: readonly unknown[] = [...NO_TEXT_IS_SO, ...TEXTS, ...OBJECTS];
const NOBODYS_FIELDS = ['__proto__', 'constructor', 'toString', 'firm_id', 'ID', 'ｎame', ' '];

type Way = Omit<Broken, 'input'>;

/** An input of the schema with one thing wrong: left out, unknown, or not what it should be. */
export function someBroken(made: Made): fc.Arbitrary<Broken> {
  const { properties = {}, required = [] } = made.schema;
  const fields = Object.keys(properties);
  const ways: fc.WeightedArbitrary<Way>[] = [{ weight: 1, arbitrary: someUnknown }];
  if (required.length > 0) {
    const missing = fc.constantFrom(...required);
    const arbitrary = missing.map((field): Way => ({ how: 'missing', field, value: null }));
    ways.push({ weight: 1, arbitrary });
  }
  if (fields.length > 0) {
    const changed = fc.tuple(fc.constantFrom(...fields), fc.constantFrom(...NASTY));
    const arbitrary = changed.map(([field, value]): Way => ({ how: 'changed', field, value }));
    ways.push({ weight: 8, arbitrary });
  }
  return fc
    .tuple(someInput(made), fc.oneof(...ways))
    .map(([input, way]) => ({ ...way, input: withField(input, way) }));
}

/** What no field of its type takes. */
const NEVER: Readonly<Record<string, readonly unknown[]>> = {
  string: ['\0', 'a\ud800'],
  'string date': ['0000-00-00', '2026-02-30', '9999-12-31', '2026-03-01\0'],
  'string date-time': ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z'],
  integer: [-1, 1.5, 2 ** 53, 1e308],
};

/** The input with each of its fields in turn made what its type never is. */
export function everyNever(input: Input, { properties = {} }: JsonSchema): readonly Broken[] {
  return Object.entries(properties).flatMap(([field, schema]) =>
    neversOf(schema).map((value) => {
      const way: Way = { how: 'changed', field, value };
      return { ...way, input: withField(input, way) };
    }),
  );
}

function neversOf({ type, format, anyOf, enum: choices }: JsonSchema): readonly unknown[] {
  const [first] = anyOf ?? [];
  if (first !== undefined) return neversOf(first);
  if (typeof type !== 'string' || choices !== undefined) return [];
  return NEVER[format === undefined ? type : `${type} ${format}`] ?? NEVER[type] ?? [];
}

const someUnknown = fc
  .constantFrom(...NOBODYS_FIELDS)
  .map((field): Way => ({ how: 'unknown', field, value: 1 }));

/** The input with one field otherwise; a field called `__proto__` stays one. */
function withField(input: Input, { how, field, value }: Way): Input {
  const others = Object.entries(input).filter(([name]) => name !== field);
  return Object.fromEntries(how === 'missing' ? others : [...others, [field, value]]);
}
