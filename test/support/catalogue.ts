/** A migrated database held to docs/growth.md, by what its catalogue says of it. */
import type { Client } from 'pg';
import { RIGHTS, RIGHTS_QUESTIONS } from './catalogue-rights.ts';
import { RELATIONS, SHAPE_QUESTIONS } from './catalogue-shape.ts';

/** The questions that are asked: each names what breaks its rule. */
export const QUESTIONS: readonly string[] = [...SHAPE_QUESTIONS, ...RIGHTS_QUESTIONS];

export type Breach = {
  /** One sentence. It begins with the number of its rule, or `rows` for row-level security. */
  readonly says: string;
  readonly question: number;
};

/** Every breach of the rules, in the order of what they say. None is as it should be. */
export async function breachesIn(client: Client): Promise<readonly Breach[]> {
  const questions = QUESTIONS.map(
    (question, place) => `select ${place}, * from (${question}) as q`,
  );
  const { rows } = await client.query<{ question: number; says: string }>(
    `${RELATIONS}, ${RIGHTS}
     select question, says from (${questions.join(' union all ')}) as found (question, says)`,
  );
  return rows.sort((a, b) => (a.says < b.says ? -1 : 1));
}
