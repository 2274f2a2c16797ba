/** Mail and payments: what is set up on this machine, what is not, and how it is. */
import { Anchor, Badge, Code, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { countText } from '../../ui/format.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { Frame } from './frame.tsx';
import { Said } from './said.tsx';

export function ConnectionsPage() {
  const { data, error } = useOperation('installation.show', {});
  return (
    <Frame
      title="Mail and payments"
      says="These are settings of the program, not of the firm: whoever runs it sets them, in its
        environment or its configuration file, and starts it again. Secrets are never shown here."
    >
      <Problem error={error} />
      {data === undefined ? (
        <Waiting height={420} />
      ) : (
        <>
          <Mail sends={data.sendsMails} from={data.mailsFrom} />
          <Stripe takes={data.takesStripe} baseUrl={data.baseUrl} />
          <Section title="The program">
            <Said
              facts={[
                ['Version', data.version],
                ['Address', data.baseUrl],
                ['Demo firm', data.isDemo ? 'yes: all of it is made up' : 'no'],
              ]}
            />
          </Section>
        </>
      )}
    </Frame>
  );
}

function State({ isOn, children }: { readonly isOn: boolean; readonly children: ReactNode }) {
  return (
    <div>
      <Badge variant="light" color={isOn ? 'bank' : 'orange'}>
        {children}
      </Badge>
    </div>
  );
}

function Mail({ sends, from }: { readonly sends: boolean; readonly from: string | null }) {
  const waiting = useOperation('mail.list', { state: 'waiting', limit: 500 });
  const count = waiting.data?.items.length ?? 0;
  const more = waiting.data?.next !== null && waiting.data !== undefined;
  return (
    <Section title="Mail">
      <State isOn={sends}>{sends ? 'mails go out' : 'mails wait'}</State>
      {sends ? (
        <Text>Mails go out from {from}.</Text>
      ) : (
        <>
          <Text>
            No mail server is set. Invoices and notices are kept and wait; nothing is lost, and they
            go out once there is one. To set it, give the program these two and start it again:
          </Text>
          <Code block style={{ whiteSpace: 'pre-wrap' }}>
            {MAIL_SETTINGS}
          </Code>
        </>
      )}
      {count > 0 && (
        <Text>
          {more && 'More than '}
          {countText(count, 'mail waits', 'mails wait')} to be sent.
        </Text>
      )}
    </Section>
  );
}

const MAIL_SETTINGS = `SMTP_URL=smtp://user:password@mail.example.com:587
MAIL_FROM="Northwind IT <billing@northwind.example>"`;

function Stripe({ takes, baseUrl }: { readonly takes: boolean; readonly baseUrl: string }) {
  return (
    <Section title="Payments">
      <State isOn={takes}>{takes ? 'Stripe is taken' : 'by bank transfer only'}</State>
      {takes ? (
        <Text>
          Every invoice has a Pay button: the client pays at Stripe, and the payment is booked by
          itself. No card number ever comes here.
        </Text>
      ) : (
        <Stack gap="sm">
          <Text>
            Clients pay by the payment details on the invoice; you record payments, or match them
            from a bank statement. To let them pay online, make at Stripe an endpoint for webhooks
            at the first address, which is sent these events,
          </Text>
          <Code
            block
            style={{ whiteSpace: 'pre-wrap' }}
          >{`${baseUrl}/webhooks/stripe\n\n${STRIPE_EVENTS}`}</Code>
          <Text>and give the program both secrets it then shows:</Text>
          <Code block style={{ whiteSpace: 'pre-wrap' }}>
            {STRIPE_SETTINGS}
          </Code>
        </Stack>
      )}
      <Text size="sm" c="dimmed">
        Payment details on invoices are set under{' '}
        <Anchor component={Link} to="/settings/billing">
          Billing
        </Anchor>
        .
      </Text>
    </Section>
  );
}

const STRIPE_EVENTS = `checkout.session.completed
checkout.session.async_payment_succeeded
checkout.session.async_payment_failed
payment_intent.succeeded
charge.failed
charge.refunded
charge.dispute.funds_withdrawn
charge.dispute.funds_reinstated
charge.dispute.closed
refund.created
refund.updated
refund.failed`;

const STRIPE_SETTINGS = `STRIPE_SECRET_KEY=sk_live_…
STRIPE_WEBHOOK_SECRET=whsec_…`;
