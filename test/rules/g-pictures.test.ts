/** Logos (G6): what is read as a picture is one, by its bytes, and not too large to be drawn. */
import { test } from 'node:test';
import { readPicture } from '../../src/engine/documents/picture.ts';
import { jpegOf, pngOf } from '../support/pictures.ts';
import { checkRows } from '../support/rows.ts';

const LARGEST = 256 * 1024;
const PLAIN = pngOf(10, 10).length + 12;

const PICTURES: Readonly<Record<string, Buffer>> = {
  'a PNG': pngOf(10, 10),
  'a PNG of 256 kB': pngOf(10, 10, LARGEST - PLAIN),
  'a PNG of a byte more': pngOf(10, 10, LARGEST - PLAIN + 1),
  'a PNG 4000 wide': pngOf(4000, 1),
  'a PNG 4001 wide': pngOf(4001, 1),
  'a PNG 4001 high': pngOf(1, 4001),
  'a PNG of no pixel': pngOf(0, 10),
  'a PNG cut short': pngOf(10, 10).subarray(0, -1),
  'a PNG of its first bytes': pngOf(10, 10).subarray(0, 8),
  'a JPEG': jpegOf(640, 480),
  'a JPEG 4001 high': jpegOf(640, 4001),
  'a JPEG without a frame': Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 2, 0, 0, 0, 0, 0, 0]),
  'a JPEG of its first bytes': Buffer.from([0xff, 0xd8, 0xff]),
  'a GIF': Buffer.from('GIF89a..........'),
  'an SVG': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'a page': Buffer.from('<html><script>alert(1)</script></html>'),
  nothing: Buffer.alloc(0),
};

test('only whole PNG and JPEG pictures are taken', () => {
  checkRows(
    `
    a PNG                     => image/png
    a PNG of 256 kB           => image/png
    a PNG of a byte more      => expected a picture of at most 256 kB
    a PNG 4000 wide           => image/png
    a PNG 4001 wide           => expected a picture of at most 4000 pixels a side
    a PNG 4001 high           => expected a picture of at most 4000 pixels a side
    a PNG of no pixel         => expected a picture of at most 4000 pixels a side
    a PNG cut short           => expected a whole picture: this one is damaged
    a PNG of its first bytes  => expected a whole picture: this one is damaged
    a JPEG                    => image/jpeg
    a JPEG 4001 high          => expected a picture of at most 4000 pixels a side
    a JPEG without a frame    => expected a whole picture: this one is damaged
    a JPEG of its first bytes => expected a whole picture: this one is damaged
    a GIF                     => expected a PNG or a JPEG picture
    an SVG                    => expected a PNG or a JPEG picture
    a page                    => expected a PNG or a JPEG picture
    nothing                   => expected a PNG or a JPEG picture
    `,
    (question) => told(PICTURES[question]?.toString('base64') ?? 'not in the table'),
  );
});

test('what is no base64 is no picture', () => {
  checkRows(
    `
    data:image/png;base64,iVBORw0KGgo= => expected a picture in base64
    iVBORw0KGg                         => expected a PNG or a JPEG picture
    iVBORw0KG                          => expected a picture in base64
    _9j_                               => expected a picture in base64
    `,
    told,
  );
});

function told(base64: string): string {
  const picture = readPicture(base64);
  return 'expected' in picture ? picture.expected : picture.mediaType;
}
