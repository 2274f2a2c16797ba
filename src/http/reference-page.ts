/** The contract as a page to read: made from the OpenAPI document, plain HTML without script. */
import type { JsonSchema } from '../contract/json-schema.ts';
import type { OpenApi, Told } from '../contract/openapi.ts';
import type { Parameter } from '../contract/openapi-shared.ts';
import { escaped, html } from './pages.ts';

/** An operation with the route it is told at. */
type Routed = { readonly route: string; readonly method: string; readonly told: Told };

/** All operations by noun, then what they answer. */
export function referencePage(document: OpenApi): string {
  const operations = operationsIn(document);
  const sections = document.tags.flatMap((tag) => {
    const within = operations.filter(({ told }) => told.tags.includes(tag.name));
    return [
      `<section>\n<h2 id="noun-${tag.name}">${escaped(tag.name)}</h2>`,
      `<p>${inline(tag.description)}.</p>`,
      ...within.map((operation) => operationHtml(operation)),
      '</section>',
    ];
  });
  const body = [
    '<h1>What Hourbank answers</h1>',
    ...document.info.description.split('\n\n').map((text) => `<p>${inline(text)}</p>`),
    '<p>For programs the same is in <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI ' +
      `${document.openapi}). Why something was refused is told in ` +
      '<a href="/docs/errors">the list of codes</a>.</p>',
    contentsHtml(document, operations),
    ...sections,
    '<section>\n<h2 id="answers">What answers are made of</h2>',
    ...Object.entries(document.components.schemas).map(([name, schema]) =>
      schemaHtml(name, schema),
    ),
    '</section>',
  ];
  return html({ title: 'Reference', body: body.join('\n'), stylesheet: '/api/v1/reference.css' });
}

function operationsIn({ paths, servers }: OpenApi): readonly Routed[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, told]) => ({
      route: `${servers[0].url}${path}`,
      method: method.toUpperCase(),
      told,
    })),
  );
}

function contentsHtml({ tags }: OpenApi, operations: readonly Routed[]): string {
  const rows = tags.map(({ name }) => {
    const links = operations
      .filter(({ told }) => told.tags.includes(name))
      .map(({ told: { operationId: id } }) => `<a href="#${id}">${id.slice(name.length + 1)}</a>`);
    return `<li><a href="#noun-${name}">${escaped(name)}</a>: ${links.join(', ')}</li>`;
  });
  return `<nav aria-label="Contents">\n<ul>\n${rows.join('\n')}\n</ul>\n</nav>`;
}

function operationHtml({ route, method, told }: Routed): string {
  const { operationId, summary, description, requestBody } = told;
  const given = [...told.parameters.filter(hasName), ...bodyFields(told)];
  const [command] = told['x-codeSamples'];
  const answered = answerSchema(told);
  const file = requestBody?.description === undefined ? '' : ` Body: ${requestBody.description}.`;
  return [
    `<article>\n<h3 id="${operationId}">${escaped(operationId)}</h3>`,
    `<p>${inline(summary)}. ${inline(description)}${escaped(file)}</p>`,
    `<p class="route"><code>${method} ${escaped(route)}</code></p>`,
    fieldsHtml(`What ${operationId} is given`, ['Field', 'Where', 'What'], given.flatMap(rowsOf)),
    `<p>Answers ${answered === null ? fileAnswered(told) : typeHtml(answered)}.</p>`,
    answered === null ? '' : answerFields(operationId, answered),
    exampleHtml(told),
    command === undefined ? '' : `<pre><code>${escaped(command.source)}</code></pre>`,
    '</article>',
  ]
    .filter((part) => part !== '')
    .join('\n');
}

type Given = Omit<Parameter, 'in'> & { readonly in: Parameter['in'] | 'body' };

/** False for the headers that many operations share, which are told once for all. */
function hasName(parameter: Told['parameters'][number]): parameter is Parameter {
  return 'name' in parameter;
}

function bodyFields({ requestBody }: Told): readonly Given[] {
  const schema = requestBody?.content['application/json']?.schema;
  const required = new Set(schema?.required);
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'body',
    required: required.has(name),
    schema: property,
    ...(property.description === undefined ? {} : { description: property.description }),
  }));
}

function rowsOf({ name, in: where, required, schema }: Given): readonly (readonly string[])[] {
  return fieldRows(name, schema, required).map(([field, what]) => [field, where, what]);
}

/** A field and the fields within it, each with what it is. */
function fieldRows(
  name: string,
  schema: JsonSchema,
  required: boolean,
): readonly (readonly [name: string, what: string])[] {
  const description = schema.description === undefined ? '' : `. ${inline(schema.description)}`;
  const what = `${typeHtml(schema)}${required ? '' : leftOut(schema)}${description}`;
  const within = [schema, ...(schema.anyOf ?? [])].flatMap((part) => [
    ...fieldsIn(`${name}.`, part),
    ...(part.items === undefined ? [] : fieldsIn(`${name}[].`, part.items)),
  ]);
  return [[`<code>${escaped(name)}</code>`, what], ...within];
}

function fieldsIn(
  before: string,
  { properties = {}, required = [] }: JsonSchema,
): ReturnType<typeof fieldRows> {
  return Object.entries(properties).flatMap(([name, property]) =>
    fieldRows(`${before}${name}`, property, required.includes(name)),
  );
}

/** A table with a name, for those who hear it; nothing where there are no rows. */
function fieldsHtml(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const head = headings.map((heading) => `<th scope="col">${heading}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return (
    `<div class="wide"><table>\n<caption>${escaped(caption)}</caption>\n` +
    `<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`
  );
}

function answerSchema({ responses }: Told): JsonSchema | null {
  const done = responses['200'];
  if (done === undefined || '$ref' in done) return null;
  return done.content?.['application/json']?.schema ?? null;
}

/** An answer that is no JSON, in a word. */
function fileAnswered({ responses }: Told): string {
  const done = responses['200'];
  const isPdf =
    done !== undefined && !('$ref' in done) && 'application/pdf' in (done.content ?? {});
  return isPdf ? 'a PDF' : 'text';
}

/** The fields of an answer that has no name of its own. */
function answerFields(operation: string, schema: JsonSchema): string {
  return fieldsHtml(`What ${operation} answers`, ['Field', 'What'], fieldsIn('', schema));
}

function schemaHtml(name: string, schema: JsonSchema): string {
  const table = fieldsHtml(`The fields of ${name}`, ['Field', 'What'], fieldsIn('', schema));
  return `<h3 id="answer-${name}">${escaped(name)}</h3>\n${table}`;
}

function exampleHtml({ requestBody }: Told): string {
  const example = requestBody?.content['application/json']?.example;
  if (example === undefined) return '';
  return `<pre><code>${escaped(JSON.stringify(example, null, 2))}</code></pre>`;
}

/** What a value is, in words. */
function typeHtml(schema: JsonSchema): string {
  const { $ref, anyOf, enum: choices, items, type, properties } = schema;
  if ($ref !== undefined) {
    const name = escaped($ref.split('/').at(-1) ?? '');
    return `<a href="#answer-${name}">${name}</a>`;
  }
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeHtml))].join(' or ');
  if (choices !== undefined) {
    return choices.map((choice) => `<code>${escaped(String(choice))}</code>`).join(', ');
  }
  if (typeof type === 'object') {
    return type.map((one) => typeHtml({ ...schema, type: one })).join(' or ');
  }
  if (type === 'array') return `list of ${items === undefined ? 'anything' : typeHtml(items)}`;
  if (type === 'object' && properties !== undefined) return 'fields';
  return `${wordOf(schema)}${boundsOf(schema)}`;
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'any fields',
  null: 'null',
  date: 'day',
  'date-time': 'instant',
  uuid: 'id',
  email: 'mail address',
  money: 'amount',
  minutes: 'minutes',
};

function wordOf({ type, format, 'x-unit': unit }: JsonSchema): string {
  const told = [type === 'null' ? undefined : (unit ?? format), type].find(
    (word) => typeof word === 'string' && word in WORDS,
  );
  return typeof told === 'string' ? (WORDS[told] ?? '') : 'anything';
}

function boundsOf({ type, minimum, maximum, maxLength }: JsonSchema): string {
  if (type === 'null') return '';
  const range =
    minimum === undefined
      ? ''
      : maximum === undefined
        ? `, ${minimum} or more`
        : ` from ${minimum} to ${maximum}`;
  return `${range}${maxLength === undefined ? '' : `, at most ${maxLength} characters`}`;
}

/** That a field may be left out, and what it is then. */
function leftOut({ default: value }: JsonSchema): string {
  const isTold = value !== undefined && value !== null && value !== '' && value !== false;
  return `, optional${isTold ? ` (<code>${escaped(JSON.stringify(value))}</code>)` : ''}`;
}

/** Text with what stands between backticks as code. */
function inline(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}
