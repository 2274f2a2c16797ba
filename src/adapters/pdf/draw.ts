/** Lays a document out and draws it: the whole work, in the thread that is here for it. */
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Document, Paper } from '../../engine/documents/document.ts';
import { definitionOf, FONT } from './definition.ts';

/** The files of the fonts, by their weight. */
const FONT_FILES = {
  normal: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  ),
  bold: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  ),
};

const files: ReadonlySet<string> = new Set(Object.values(FONT_FILES));

pdfmake.setFonts({ [FONT]: FONT_FILES });
// A document is made of what is in it: nothing is read for it but the fonts, and nothing fetched.
pdfmake.setLocalAccessPolicy((path) => files.has(path));
pdfmake.setUrlAccessPolicy(() => false);

/** The bytes of its PDF; the same for the same document and paper. */
export async function draw(document: Document, paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await pdfmake.createPdf(definitionOf(document, paper)).getBuffer());
}
