/** Documents to draw in tests. */
import type { Document } from '../../src/engine/documents/document.ts';

/** An invoice with something of each part, and what a test wants to be otherwise. */
export function documentWith(changes: Partial<Document> = {}): Document {
  return {
    kind: 'invoice',
    title: 'Invoice INV-2026-0007',
    stamp: null,
    from: {
      name: 'Northwind IT',
      lines: ['Lange Straße 12', '10115 Berlin', 'Tax ID DE123456789'],
    },
    to: { name: 'Alder Dental', lines: ['Zahnweg 3', '04109 Leipzig'] },
    logo: null,
    facts: [
      { label: 'Issued', value: '1 March 2026' },
      { label: 'Due', value: '15 March 2026', strong: true },
    ],
    opening: ['Twenty hours of support, bought ahead.'],
    tables: [
      {
        heading: 'What is sold',
        columns: [
          { label: 'Item', align: 'left', width: 'rest' },
          { label: 'Net', align: 'right', width: 'fit' },
        ],
        rows: [[['Block B-1', '20 h at 90.00 EUR an hour'], ['1,800.00 EUR']]],
        empty: 'Nothing.',
      },
    ],
    totals: [
      { label: 'Net', value: '1,800.00 EUR' },
      { label: 'VAT 19 %', value: '342.00 EUR' },
      { label: 'Total', value: '2,142.00 EUR', strong: true },
    ],
    sections: [{ heading: 'Payment', lines: ['IBAN DE89 3704 0044 0532 0130 00'] }],
    footer: 'Northwind IT · Berlin',
    ...changes,
  };
}

/** A table of so many rows, numbered from 1. */
export function longTable(rows: number): Document['tables'][number] {
  return {
    heading: 'What happened',
    columns: [
      { label: 'Day', align: 'left', width: 'fit' },
      { label: 'What', align: 'left', width: 'rest' },
      { label: 'Worked', align: 'right', width: 'fit' },
      { label: 'Block', align: 'left', width: 'fit' },
      { label: 'Hours', align: 'right', width: 'fit' },
      { label: 'KWD', align: 'right', width: 'fit' },
      { label: 'Balance', align: 'right', width: 'fit' },
    ],
    rows: Array.from({ length: rows }, (_, at) => [
      ...[['30 Sep 2026'], [`remote, row ${at + 1} of certificates and mail`, 'Kim Lee · J-17']],
      ...[['2:05'], ['B-1'], ['−2:05'], ['−12,345.678'], ['1,234:05']],
    ]),
    empty: 'Nothing.',
  };
}

/** A picture of one colour: a PNG of so many pixels, without transparency. */
export const SMALL_PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC';
