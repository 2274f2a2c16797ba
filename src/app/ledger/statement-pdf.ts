/** Draws the client's statement as a PDF. */
import type { PdfFile } from '../../contract/pdf.ts';
import type { App, UseCase } from '../app.ts';
import type { Refused } from '../commit.ts';
import { readParties } from '../parties.ts';
import { statementDocument, statementFileName } from '../present/statement-document.ts';
import { statedFor } from './stated.ts';

/** About 250 pages, which take ten seconds to draw. */
const MOST_DRAWN_LINES = 4_000;

export const drawStatement: UseCase<'statement.pdf'> = async (app, { actor, input }) => {
  const drawn = await statementPdf(app, actor.firm, input);
  return 'refusal' in drawn ? drawn : { value: drawn };
};

/** The statement of a client, drawn for whoever asks. */
export async function statementPdf(
  app: App,
  firm: string,
  asked: Parameters<typeof statedFor>[2],
): Promise<PdfFile | Refused> {
  const stated = await statedFor(app, { firm }, asked, MOST_DRAWN_LINES);
  if ('refusal' in stated) return stated;
  const { letterhead, paper } = await app.database.read(firm, (tx) =>
    readParties(tx, stated.clientId),
  );
  const bytes = await app.documents.pdf(statementDocument(stated, letterhead), paper);
  return { fileName: statementFileName(stated), bytes };
}
