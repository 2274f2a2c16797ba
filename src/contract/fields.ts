/** The fields of an operation's input, described for whoever asks for them one by one. */
import { z } from 'zod';
import type { Operation } from './define.ts';

type FieldKind = 'text' | 'whole' | 'minutes' | 'flag' | 'texts' | 'fields';

export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** `none` may be said in place of a value. */
  readonly mayBeNone: boolean;
  /** What may be given, where that is one of a few. */
  readonly choices: readonly string[];
  readonly description: string;
  /** The fields within, of kind `fields`. */
  readonly fields: readonly Field[];
};

/** What JSON Schema says of a value, as far as it is asked here. */
type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly unit?: string;
};

/** The fields in the order in which the contract names them. */
export function fieldsOf({ input }: Pick<Operation, 'input'>): readonly Field[] {
  return fieldsIn(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema);
}

function fieldsIn(schema: Schema): readonly Field[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, required.has(name)),
  );
}

function fieldOf(name: string, property: Schema, required: boolean): Field {
  const parts = alternatives(property);
  const choices = parts.flatMap(
    (part) => part.enum ?? (part.const === undefined ? [] : [part.const]),
  );
  const within = parts.find((part) => part.properties !== undefined);
  return {
    name,
    kind: kindOf(property, parts),
    required,
    mayBeNone: mayBeNull(property),
    choices: choices.filter((choice) => typeof choice !== 'boolean').map(String),
    description: property.description ?? '',
    fields: within === undefined ? [] : fieldsIn(within),
  };
}

/** What a value may be, apart from null. */
function alternatives(schema: Schema): readonly Schema[] {
  const parts = schema.anyOf ?? schema.allOf;
  if (parts === undefined) return schema.type === 'null' ? [] : [schema];
  return parts.flatMap(alternatives);
}

function mayBeNull(schema: Schema): boolean {
  return schema.type === 'null' || (schema.anyOf ?? []).some(mayBeNull);
}

function kindOf(property: Schema, parts: readonly Schema[]): FieldKind {
  const types = new Set(parts.flatMap((part) => part.type ?? []));
  if ([property, ...parts].some((part) => part.unit === 'minutes')) return 'minutes';
  if (types.has('object')) return 'fields';
  if (types.has('array')) return 'texts';
  if (types.has('boolean')) return 'flag';
  return types.has('integer') || types.has('number') ? 'whole' : 'text';
}
