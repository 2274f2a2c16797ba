/** The server asked beside a page, with its cookies: to make what a story needs, and for the truth. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { OperationName, OutputOf } from '../../src/contract/operations.ts';
import { requestFor } from '../support/bank.ts';

/** Asks as whoever is signed in on the page. */
export async function ask<Name extends OperationName>(
  page: Page,
  name: Name,
  input: object = {},
): Promise<OutputOf<Name>> {
  const request = requestFor(name, input, randomUUID());
  const { pathname, search } = new URL(request.url);
  const headers = { ...Object.fromEntries(request.headers), 'sec-fetch-site': 'same-origin' };
  const given = request.method === 'GET' ? {} : { data: await request.text() };
  const answer = await page.request.fetch(`${pathname}${search}`, {
    method: request.method,
    headers,
    ...given,
  });
  assert.ok(answer.ok(), `${name} was refused: ${await answer.text()}`);
  return (await answer.json()) as OutputOf<Name>;
}

export type StoryClient = { readonly id: string; readonly name: string; readonly block: string };

/** A client of the story's own, with one block, bought a while ago: so all its figures are known. */
export async function clientWithBlock(
  page: Page,
  called: string,
  bought: { readonly minutes: number; readonly value: string },
): Promise<StoryClient> {
  const name = ownName(called);
  const { id } = await ask(page, 'client.add', { name });
  const boughtOn = '2026-01-02';
  const block = await ask(page, 'block.bring', { client: id, name: 'B-1', boughtOn, ...bought });
  assert.equal(block.usableMinutes, bought.minutes);
  return { id, name, block: block.name };
}

/** A name that no other telling has. */
export function ownName(called: string): string {
  return `${called} ${Date.now().toString(36)}`;
}

/** What the server says is left for a client. */
export async function leftMinutes(page: Page, client: string): Promise<number> {
  return (await ask(page, 'balance.show', { client })).usableMinutes;
}
