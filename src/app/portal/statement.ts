/** Tells a contact everything that happened between two days, to be checked. */
import type { PortalUseCase } from '../app.ts';
import { statedFor } from '../ledger/stated.ts';
import { statementPdf } from '../ledger/statement-pdf.ts';
import { statementAsTold } from '../present/statement.ts';

export const showOwnStatement: PortalUseCase<'portal.statement'> = async (
  app,
  { actor, input },
) => {
  const stated = await statedFor(app, actor, { ...input, client: actor.client });
  return 'refusal' in stated ? stated : { value: statementAsTold(stated) };
};

export const drawOwnStatement: PortalUseCase<'portal.statement-pdf'> = async (
  app,
  { actor, input },
) => {
  const drawn = await statementPdf(app, actor.firm, { ...input, client: actor.client });
  return 'refusal' in drawn ? drawn : { value: drawn };
};
