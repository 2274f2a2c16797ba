/** The contract's schemas as JSON Schema 2020-12, for whoever has no Zod. */
import { z } from 'zod';
import type { Operation } from './define.ts';

/** A schema, or a part of one, with the keywords that are read here. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly format?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  /** What a number counts, or that a text is an amount. */
  readonly 'x-unit'?: string;
};

export type Named = Readonly<Record<string, JsonSchema>>;

/** Where the schemas with a name are kept in a document, and are referred to. */
export const NAMED_PLACE = '#/components/schemas/';

/** What an operation is given; it knows no field beside these. */
export function inputSchema({ input }: Pick<Operation, 'input'>): JsonSchema {
  return converted(input, 'input').schema;
}

/** What an operation answers, and the schemas it refers to. Fields may be added in time. */
export function outputSchema({ output }: Pick<Operation, 'output'>) {
  return converted(output, 'output');
}

/** A schema that stands by its name, with those it refers to. */
export function namedSchemas(schema: z.ZodType): Named {
  return converted(schema, 'output').named;
}

function converted(
  schema: z.ZodType,
  io: 'input' | 'output',
): { readonly schema: JsonSchema; readonly named: Named } {
  const made = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => simplify(jsonSchema, io),
  });
  const placed = JSON.stringify(made).replaceAll('"#/$defs/', `"${NAMED_PLACE}`);
  const {
    $schema: _,
    $defs,
    ...rest
  } = JSON.parse(placed) as JsonSchema & {
    readonly $schema: string;
    readonly $defs?: Named;
  };
  return { schema: rest, named: $defs ?? {} };
}

/** Formats say what these patterns say, and a reader understands them. */
const TOLD_BY_FORMAT: ReadonlySet<unknown> = new Set(['date', 'date-time', 'uuid', 'email']);

/** Takes out what only Zod has a use for, and puts in what a field is on the wire. */
function simplify(schema: Record<string, unknown>, io: 'input' | 'output'): void {
  const { wire, unit } = schema;
  if (typeof wire === 'object' && wire !== null) {
    delete schema['anyOf'];
    Object.assign(schema, wire);
  }
  delete schema['wire'];
  if (unit !== undefined) schema['x-unit'] = unit;
  delete schema['unit'];
  delete schema['id'];
  if (TOLD_BY_FORMAT.has(schema['format'])) delete schema['pattern'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (io === 'output' && schema['additionalProperties'] === false) {
    delete schema['additionalProperties'];
  }
}
