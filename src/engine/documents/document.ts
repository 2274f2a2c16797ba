/**
 * A document as it is told (G6): page and PDF are both made of this one value. Every text is ready
 * to be read; whoever draws it adds nothing and works nothing out.
 */

type DocumentKind = 'invoice' | 'credit-note' | 'receipt' | 'statement';

/** Who sends or receives a document: a name, and the lines below it. */
export type Party = {
  readonly name: string;
  /** Street, town, country, tax id: as they are to be printed. */
  readonly lines: readonly string[];
};

/** A picture beside the name of the firm. */
export type Logo = { readonly mediaType: 'image/png' | 'image/jpeg'; readonly base64: string };

/** A word and its figure, such as `Due` and `15 March 2026`. */
export type Fact = { readonly label: string; readonly value: string; readonly strong?: boolean };

export type Column = {
  readonly label: string;
  readonly align: 'left' | 'right';
  /** `fit`: as wide as its content; `rest`: shares what is left, and wraps. */
  readonly width: 'fit' | 'rest';
};

/** A table whose headings are repeated on every page it goes on to. */
export type Table = {
  /** Null: it stands without one. */
  readonly heading: string | null;
  readonly columns: readonly Column[];
  /** A cell may have several lines; the first is the main one, the others are told smaller. */
  readonly rows: readonly (readonly (readonly string[])[])[];
  /** What is told where there is no row. */
  readonly empty: string;
};

export type Section = { readonly heading: string; readonly lines: readonly string[] };

export type Document = {
  readonly kind: DocumentKind;
  /** Such as `Invoice INV-2026-0007`. */
  readonly title: string;
  /** Said across it where it is not what it looks like yet: `Draft`; null for none. */
  readonly stamp: string | null;
  readonly from: Party;
  readonly to: Party;
  readonly logo: Logo | null;
  /** Number, dates, reference. */
  readonly facts: readonly Fact[];
  /** Paragraphs before the tables. */
  readonly opening: readonly string[];
  readonly tables: readonly Table[];
  /** Net, tax by rate, total, paid, due; in this order, right-aligned. */
  readonly totals: readonly Fact[];
  /** Terms, payment details, notes. */
  readonly sections: readonly Section[];
  /** A line at the foot of each page, beside the number of the page. */
  readonly footer: string;
};

export type Paper = 'A4' | 'letter';
