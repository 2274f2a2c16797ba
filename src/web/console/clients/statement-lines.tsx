/** The lines of a statement as rows: each leads to its entry or its invoice, and to the blocks it moved. */
import { Box, Text } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { hoursText, proseText } from '../../ui/format.ts';
import type { Column } from '../../ui/rows.tsx';
import { BlockLink, EntryLink, InvoiceLink } from '../shell/links.tsx';

type Line = OutputOf<'statement.show'>['lines'][number];

export function lineColumns(client: string, currency: string): readonly Column<Line>[] {
  return [
    {
      heading: 'Day',
      cell: ({ toldOn, on }) => (
        <>
          <Day day={toldOn} />
          {on !== toldOn && (
            <Text size="xs" c="dimmed" className="figure">
              of <Day day={on} />
            </Text>
          )}
        </>
      ),
      text: ({ toldOn }) => toldOn,
    },
    { heading: 'What happened', cell: (line) => <What line={line} />, text: whatText },
    {
      heading: 'Person',
      cell: ({ technician }) => <span className="figure">{technician}</span>,
      text: ({ technician }) => technician ?? '',
    },
    {
      heading: 'Worked',
      isFigure: true,
      cell: ({ workedMinutes }) =>
        workedMinutes === null ? null : <Hours minutes={workedMinutes} />,
      text: ({ workedMinutes }) => workedMinutes ?? '',
    },
    {
      heading: 'Blocks',
      isFigure: true,
      cell: ({ moves }) =>
        moves.map(({ block, minutes }) => (
          <div key={block}>
            <BlockLink client={client} block={block}>
              {block}
            </BlockLink>{' '}
            <Hours minutes={minutes} />
          </div>
        )),
      text: ({ moves }) => moves.reduce((sum, { minutes }) => sum + minutes, 0),
    },
    besideColumn(currency),
    {
      heading: 'Balance',
      isFigure: true,
      cell: ({ balanceMinutes }) => <Hours minutes={balanceMinutes} fw={600} />,
      text: ({ balanceMinutes }) => balanceMinutes,
    },
  ];
}

function whatText({ job, says }: Line): string {
  return job === null || job === '' ? says : `${job}: ${says}`;
}

function What({ line }: { readonly line: Line }) {
  const { entry, invoice, job, says } = line;
  if (entry === null) {
    const told = proseText(says);
    return (
      <Box miw="11rem">
        {invoice === null ? told : <InvoiceLink invoice={invoice}>{told}</InvoiceLink>}
      </Box>
    );
  }
  const hasJob = job !== null && job !== '';
  return (
    <Box miw="11rem">
      <EntryLink entry={entry}>{hasJob ? job : says}</EntryLink>
      {hasJob && (
        <Text size="xs" c="dimmed" maw="32rem">
          {says}
        </Text>
      )}
    </Box>
  );
}

/** What is billed beside the blocks. */
function besideColumn(currency: string): Column<Line> {
  return {
    heading: 'Billed beside',
    isFigure: true,
    cell: ({ overageMinutes, overageValue, travelMinutes, travelValue }) => (
      <>
        {overageMinutes !== 0 && (
          <Beside what="overage" minutes={overageMinutes} value={overageValue} of={currency} />
        )}
        {travelMinutes !== 0 && (
          <Beside what="travel" minutes={travelMinutes} value={travelValue} of={currency} />
        )}
      </>
    ),
    text: ({ overageMinutes, travelMinutes }) => overageMinutes + travelMinutes,
  };
}

function Beside({
  what,
  minutes,
  value,
  of,
}: {
  readonly what: string;
  readonly minutes: number;
  readonly value: string | null;
  readonly of: string;
}) {
  return (
    <div>
      {hoursText(minutes)}
      <Text size="xs" c="dimmed">
        {what}, {value === null ? 'no rate is set' : <Money amount={value} currency={of} />}
      </Text>
    </div>
  );
}
