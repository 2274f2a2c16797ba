/** An operation as the command it also is: `hourbank <noun> <verb> …`. */
import { type Operation, pathFields } from './define.ts';
import { type Field, fieldsOf } from './fields.ts';

type Values = Readonly<Record<string, unknown>>;

/** `ratePerHour` as `rate-per-hour`. */
export function flagName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The example of an operation, as it would be typed. */
export function exampleCommand(operation: Operation): string {
  const example = operation.example as Values;
  const inPath = pathFields(operation);
  const words = inPath.map((name) => quoted(example[name]));
  if (operation.body === 'file') words.push(quoted(example['fileName']));
  const told = new Set([...inPath, 'fileName']);
  const flags = fieldsOf(operation).filter(({ name }) => !told.has(name));
  const noun = operation.name.split('.')[0];
  const output = operation.produces === 'pdf' ? ['--output', `${noun}.pdf`] : [];
  return [
    ...['hourbank', ...operation.name.split('.'), ...words],
    ...[...typed(flags, example), ...output],
  ].join(' ');
}

function typed(fields: readonly Field[], values: Values): readonly string[] {
  return fields.flatMap(({ name, kind, fields: within }) => {
    const value = values[name];
    if (value === undefined) return [];
    if (kind === 'fields') return typed(within, value as Values);
    if (kind === 'flag') return [`--${flagName(name)}`];
    return [`--${flagName(name)}`, ...[value].flat().map(quoted)];
  });
}

/** As a shell reads it. */
function quoted(value: unknown): string {
  const text = String(value);
  return /^[\w.,@:/+-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`;
}
