/** The part that draws documents. */
import type { OpenDocuments } from '../adapters/pdf/documents.ts';

/** Documents, loaded when the first is asked for: most commands print none. */
export function documentsWhenAsked(): OpenDocuments {
  let loaded: Promise<OpenDocuments> | null = null;
  return {
    pdf: async (document, paper) => {
      loaded ??= import('../adapters/pdf/documents.ts').then(({ createDocuments }) =>
        createDocuments(),
      );
      return (await loaded).pdf(document, paper);
    },
    close: async () => {
      await (await loaded)?.close();
    },
  };
}
