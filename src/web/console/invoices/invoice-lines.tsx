/** The lines of a document as they are printed, and its sums with each tax. */
import { Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { OutputOf } from '../../../contract/operations.ts';
import { Hours, Money, Rate } from '../../ui/figures.tsx';
import { dayText, hoursText, rateText } from '../../ui/format.ts';
import { Sideways } from '../../ui/sideways.tsx';
import { BlockLink, EntryLink } from '../shell/links.tsx';

export type Invoice = OutputOf<'invoice.preview'>;
type Line = Invoice['lines'][number];

/** Screens on which not all columns find room. */
const SMALL = '(max-width: 48em)';

export function InvoiceLines({
  invoice,
  isIssued = true,
  isNarrow = false,
}: {
  readonly invoice: Invoice;
  /** False: its blocks are not there yet. */
  readonly isIssued?: boolean;
  /** True where there is little room: hours and rate stand below what they are for. */
  readonly isNarrow?: boolean;
}) {
  const { lines, label } = invoice;
  const isSmall = useMediaQuery(SMALL) === true;
  const hasHours = !isNarrow && !isSmall && lines.some(({ minutes }) => minutes !== null);
  const caption = isIssued ? `Lines of ${label}` : 'Lines of the invoice to be';
  return (
    <Sideways name={caption}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">What</Table.Th>
            {hasHours && (
              <Table.Th scope="col" className="figure">
                Hours
              </Table.Th>
            )}
            {hasHours && (
              <Table.Th scope="col" className="figure">
                Rate
              </Table.Th>
            )}
            <Table.Th scope="col" className="figure">
              Before tax
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Row
              key={line.line}
              line={line}
              invoice={invoice}
              hasHours={hasHours}
              isIssued={isIssued}
            />
          ))}
        </Table.Tbody>
        <Sums invoice={invoice} columns={hasHours ? 3 : 1} />
      </Table>
    </Sideways>
  );
}

function Row({
  line,
  invoice: { currency, client },
  hasHours,
  isIssued,
}: {
  readonly line: Line;
  readonly invoice: Invoice;
  readonly hasHours: boolean;
  readonly isIssued: boolean;
}) {
  const { description, on, minutes, ratePerHour, net, creditsLine } = line;
  return (
    <Table.Tr>
      <Table.Td {...(hasHours ? { miw: '12rem' } : {})}>
        <What line={line} client={client} isIssued={isIssued}>
          {description}
        </What>
        <Text size="xs" c="dimmed">
          {[
            hasHours || minutes === null ? '' : hoursText(minutes),
            hasHours || ratePerHour === null ? '' : rateText(ratePerHour, currency),
            on === null ? '' : dayText(on),
            line.kind === 'block' ? '' : line.kind,
            creditsLine === null ? '' : `takes back line ${creditsLine}`,
            line.taxPercent === null ? 'no tax' : `tax ${line.taxPercent} %`,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </Text>
      </Table.Td>
      {hasHours && (
        <Table.Td className="figure">{minutes !== null && <Hours minutes={minutes} />}</Table.Td>
      )}
      {hasHours && (
        <Table.Td className="figure">
          {ratePerHour !== null && <Rate amount={ratePerHour} currency={currency} />}
        </Table.Td>
      )}
      <Table.Td className="figure">
        <Money amount={net} currency={currency} />
      </Table.Td>
    </Table.Tr>
  );
}

/** A line leads to what it is for: the block, or why the entry costs what it costs. */
function What({
  line: { block, entry },
  client,
  isIssued,
  children,
}: {
  readonly line: Line;
  readonly client: string;
  readonly isIssued: boolean;
  readonly children: string;
}) {
  if (block !== null && isIssued) {
    return (
      <BlockLink client={client} block={block}>
        {children}
      </BlockLink>
    );
  }
  return entry === null ? children : <EntryLink entry={entry}>{children}</EntryLink>;
}

function Sums({ invoice, columns }: { readonly invoice: Invoice; readonly columns: number }) {
  const { net, gross, taxes, currency } = invoice;
  return (
    <Table.Tfoot>
      {taxes.length > 0 && <Sum columns={columns} word="Before tax" amount={net} of={currency} />}
      {taxes.map(({ label, net: taxed, tax }) => (
        <Sum key={`${label} ${taxed}`} columns={columns} word={label} amount={tax} of={currency} />
      ))}
      <Sum columns={columns} word="Total" amount={gross} of={currency} isTotal />
    </Table.Tfoot>
  );
}

function Sum({
  columns,
  word,
  amount,
  of,
  isTotal = false,
}: {
  readonly columns: number;
  readonly word: string;
  readonly amount: string;
  readonly of: string;
  readonly isTotal?: boolean;
}) {
  const weight = isTotal ? { fw: 650 } : { fw: 400 };
  return (
    <Table.Tr>
      <Table.Th scope="row" colSpan={columns} className="figure" {...weight}>
        {word}
      </Table.Th>
      <Table.Td className="figure">
        <Money amount={amount} currency={of} {...weight} />
      </Table.Td>
    </Table.Tr>
  );
}
