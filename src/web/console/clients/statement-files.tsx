/** The statement as files: to print, for a spreadsheet, for plain text accounting. */
import { Button, Group, Menu } from '@mantine/core';
import { addressOf } from '../../ui/client.ts';
import type { Period } from '../../ui/days.ts';
import { useMay } from '../shell/session.ts';

const FORMATS = [
  { format: 'csv', label: 'CSV, for a spreadsheet' },
  { format: 'beancount', label: 'Beancount' },
  { format: 'hledger', label: 'hledger' },
] as const;

/** What the files are called. */
const ENDINGS = { csv: 'csv', beancount: 'beancount', hledger: 'journal' } as const;

export function StatementFiles({
  client,
  period,
}: {
  readonly client: string;
  readonly period: Required<Period>;
}) {
  const may = useMay();
  const asked = { client, ...period };
  const fileName = `statement-${period.from}-${period.to}`;
  return (
    <Group gap="xs">
      <Button
        component="a"
        variant="default"
        size="xs"
        href={addressOf('statement.pdf', asked)}
        download={`${fileName}.pdf`}
      >
        PDF
      </Button>
      {may('ledger:read') && (
        <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button variant="default" size="xs">
              Export
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {FORMATS.map(({ format, label }) => (
              <Menu.Item
                key={format}
                component="a"
                href={addressOf('statement.export', { ...asked, format })}
                download={`${fileName}.${ENDINGS[format]}`}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}
