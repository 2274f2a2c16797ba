/** What a schema expected, where it has no words of its own for it. */
import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields by name',
  record: 'fields by name',
  null: 'null',
};

/** The words; undefined for what the schema names itself. */
export function expectedOf(issue: Issue): string | undefined {
  const expected = expectation(issue);
  if (expected === undefined) return undefined;
  return issue.input === undefined ? `this field is missing: ${expected}` : expected;
}

function expectation(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'expected something else';
    case 'too_small':
      return `expected ${sized(issue.origin, `${issue.minimum} or more`)}`;
    case 'too_big':
      return `expected ${sized(issue.origin, `at most ${issue.maximum}`)}`;
    default:
      return undefined;
  }
}

function sized(origin: string, count: string): string {
  if (origin === 'string') return `${count} characters`;
  return origin === 'array' || origin === 'set' ? `a list of ${count}` : count;
}
