/** Reads what a PDF of ours says, as a reader's program would: by its fonts' own tables. */
import { inflateSync } from 'node:zlib';

export type PdfPage = {
  readonly width: number;
  readonly height: number;
  /** From top to bottom, as they are drawn; what stands beside each other is one line. */
  readonly lines: readonly string[];
  /** How many pictures are drawn on it. */
  readonly pictures: number;
};

type Objects = ReadonlyMap<string, string>;

/** The pages in their order. A character without a glyph is read as `\0`. */
export function readPdf(bytes: Uint8Array): readonly PdfPage[] {
  const whole = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of whole.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    objects.set(id, body);
  }
  const kids = [...objects.values()].find((body) => /\/Type \/Pages\b/.test(body)) ?? '';
  const [, inOrder = ''] = /\/Kids \[([^\]]*)\]/.exec(kids) ?? [];
  return [...inOrder.matchAll(/(\d+) 0 R/g)].map(([, id = '']) => readPage(objects, id));
}

/** All that is said, line by line. */
export function pdfText(bytes: Uint8Array): string {
  return readPdf(bytes)
    .flatMap(({ lines }) => lines)
    .join('\n');
}

function readPage(objects: Objects, id: string): PdfPage {
  const page = objects.get(id) ?? '';
  const [, width = '', height = ''] = /\/MediaBox \[0 0 (\S+) (\S+)\]/.exec(page) ?? [];
  const content = streamOf(objects, referred(page, 'Contents')).toString('latin1');
  const fonts = fontsOf(objects, objects.get(referred(page, 'Resources')) ?? '');
  return {
    ...{ width: Number(width), height: Number(height) },
    lines: linesOf(content, fonts),
    pictures: [...content.matchAll(/\/I\d+ Do\b/g)].length,
  };
}

function referred(body: string, name: string): string {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? '';
}

function streamOf(objects: Objects, id: string): Buffer {
  const body = objects.get(id) ?? '';
  const start = body.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1'));
}

type Characters = ReadonlyMap<number, string>;

/** What each glyph of each font stands for. */
function fontsOf(objects: Objects, resources: string): ReadonlyMap<string, Characters> {
  const fonts = new Map<string, Characters>();
  for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = streamOf(objects, referred(objects.get(id) ?? '', 'ToUnicode')).toString(
      'latin1',
    );
    const characters = new Map<number, string>();
    for (const [, first = '', list = ''] of table.matchAll(/<(\w+)> <\w+> \[([^\]]*)\]/g)) {
      for (const [at, [, hex = '']] of [...list.matchAll(/<([^>]*)>/g)].entries()) {
        const units = hex.replace(/\s/g, '').match(/.{4}/g) ?? [];
        const text = units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
        characters.set(Number.parseInt(first, 16) + at, text);
      }
    }
    fonts.set(name, characters);
  }
  return fonts;
}

function linesOf(content: string, fonts: ReadonlyMap<string, Characters>): readonly string[] {
  const lines = new Map<string, string>();
  const drawn = /1 0 0 1 (\S+) (\S+) Tm\n\/(F\d+) \S+ Tf\n(?:\S+ T[cw]\n)*\[(.*)\] TJ/g;
  for (const [, , y = '', font = '', shown = ''] of content.matchAll(drawn)) {
    const glyphs = [...shown.matchAll(/<(\w+)>/g)].flatMap(
      ([, hex = '']) => hex.match(/.{4}/g) ?? [],
    );
    const text = glyphs
      .map((hex) => fonts.get(font)?.get(Number.parseInt(hex, 16)) ?? '\0')
      .join('');
    lines.set(y, (lines.get(y) ?? '') + text);
  }
  return [...lines].toSorted(([a], [b]) => Number(b) - Number(a)).map(([, line]) => line);
}
