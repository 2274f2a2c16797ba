/**
 * What is used here of pdfmake, which brings no types of its own; those that others wrote for it
 * bring the types of a browser along, everywhere.
 */
declare module 'pdfmake' {
  type Margins = readonly [left: number, top: number, right: number, bottom: number];

  type Placed = {
    readonly margin?: Margins;
    readonly width?: number | 'auto' | '*';
    readonly alignment?: 'left' | 'right' | 'center';
    readonly fontSize?: number;
    readonly lineHeight?: number;
    readonly bold?: boolean;
    readonly color?: string;
    readonly noWrap?: boolean;
    readonly unbreakable?: boolean;
    readonly headlineLevel?: number;
  };

  export type ContentTable = Placed & {
    readonly table: {
      readonly widths: readonly (number | 'auto' | '*')[];
      readonly body: readonly (readonly TableCell[])[];
      readonly headerRows?: number;
      readonly keepWithHeaderRows?: number;
      readonly dontBreakRows?: boolean;
    };
    readonly layout?: CustomTableLayout | 'noBorders';
  };

  export type Content =
    | string
    | (Placed & { readonly text: string | readonly Content[] })
    | (Placed & { readonly stack: readonly Content[] })
    | (Placed & { readonly columns: readonly Content[]; readonly columnGap?: number })
    | (Placed & { readonly image: string; readonly fit: readonly [number, number] })
    | ContentTable;

  /** Empty: covered by the cell before it, which spans several columns. */
  export type TableCell =
    | Content
    | (Placed & { readonly text?: string; readonly colSpan?: number });

  type Rule<T> = (row: number, node: ContentTable, column: number) => T;

  export type CustomTableLayout = {
    readonly hLineWidth?: Rule<number>;
    readonly vLineWidth?: Rule<number>;
    readonly hLineColor?: Rule<string>;
    readonly paddingLeft?: Rule<number>;
    readonly paddingRight?: Rule<number>;
    readonly paddingTop?: Rule<number>;
    readonly paddingBottom?: Rule<number>;
  };

  export type TDocumentDefinitions = {
    readonly pageSize: 'A4' | 'LETTER';
    readonly pageMargins: Margins;
    readonly version: string;
    readonly language: string;
    readonly displayTitle: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
    readonly defaultStyle: {
      readonly font: string;
      readonly fontSize: number;
      readonly color: string;
    };
    readonly images: Readonly<Record<string, string>>;
    readonly watermark?: Readonly<Record<string, string | number | boolean>>;
    readonly header: (page: number, pages: number) => Content | null;
    readonly footer: (page: number, pages: number) => Content | null;
    readonly content: readonly Content[];
  };

  const pdfmake: {
    readonly setFonts: (
      fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>,
    ) => void;
    readonly setLocalAccessPolicy: (allows: (path: string) => boolean) => void;
    readonly setUrlAccessPolicy: (allows: (url: string) => boolean) => void;
    readonly createPdf: (definition: TDocumentDefinitions) => {
      readonly getBuffer: () => Promise<Uint8Array>;
    };
  };
  // biome-ignore lint/style/noDefaultExport: the package is so
  export default pdfmake;
}
