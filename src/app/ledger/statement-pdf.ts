/** Draws the client's statement as a PDF. */
import type { UseCase } from '../app.ts';
import { readParties } from '../parties.ts';
import { statementDocument, statementFileName } from '../present/statement-document.ts';
import { statedFor } from './stated.ts';

/** About 250 pages, which take ten seconds to draw. */
const MOST_DRAWN_LINES = 4_000;

export const drawStatement: UseCase<'statement.pdf'> = async (app, { actor, input }) => {
  const stated = await statedFor(app, actor, input, MOST_DRAWN_LINES);
  if ('refusal' in stated) return stated;
  const { letterhead, paper } = await app.database.read(actor.firm, (tx) =>
    readParties(tx, stated.clientId),
  );
  const bytes = await app.documents.pdf(statementDocument(stated, letterhead), paper);
  return { value: { fileName: statementFileName(stated), bytes } };
};
