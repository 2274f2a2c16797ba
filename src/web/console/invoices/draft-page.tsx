/** A draft: changed, looked at as the invoice it would be, and issued or discarded. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { todayHere } from '../../ui/days.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Empty, Page, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList, useOperation, useWrite } from '../../ui/queries.ts';
import { ClientLink } from '../shell/links.tsx';
import { ByMail } from './by-mail.tsx';
import { recipeOf, type TypedRecipe, typedOf } from './recipe.ts';
import { RecipePage } from './recipe-page.tsx';

type Draft = OutputOf<'draft.list'>['items'][number];

const route = getRouteApi('/shell/invoices/drafts/$draft');

export function DraftPage() {
  const { draft: asked } = route.useParams();
  const list = useList('draft.list', { limit: 500 });
  const draft = list.items.find(({ id }) => id === asked);
  const client = useOperation(
    'client.show',
    { client: draft?.client ?? '' },
    { enabled: draft !== undefined },
  );
  const error = list.error ?? client.error;
  if (draft !== undefined && client.data !== undefined) {
    return <One key={draft.id} draft={draft} currency={client.data.currency} />;
  }
  const isGone = list.isRead && draft === undefined;
  return (
    <Page title="Draft of an invoice">
      <Problem error={error} />
      {isGone && <Empty says="There is no such draft any more: it was issued or discarded." />}
      {!isGone && error === null && <Waiting height={520} />}
    </Page>
  );
}

function One({ draft, currency }: { readonly draft: Draft; readonly currency: string }) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'draft.change',
    initial: typedOf(draft, todayHere()),
    inputOf: (typed) => ({ draft: draft.id, ...recipeOf(typed) }),
    onDone: () => form.resetDirty(form.getValues()),
  });
  return (
    <Page title={`Draft for ${draft.clientName}`}>
      <Text>
        For <ClientLink client={draft.client}>{draft.clientName}</ClientLink>. It has no number and
        books nothing until it is issued.
      </Text>
      <form onSubmit={submit} noValidate>
        <RecipePage
          typed={form.values}
          onChange={(changed: Partial<TypedRecipe>) => form.setValues(changed)}
          errors={form.errors}
          client={draft.client}
          currency={currency}
        >
          <Problem error={problem} />
          <Ending draft={draft} isChanged={form.isDirty()} isKeeping={isBusy} />
        </RecipePage>
      </form>
    </Page>
  );
}

function Ending({
  draft,
  isChanged,
  isKeeping,
}: {
  readonly draft: Draft;
  readonly isChanged: boolean;
  readonly isKeeping: boolean;
}) {
  const navigate = useNavigate();
  const [hasMail, setMail] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const issue = useWrite(
    'draft.issue',
    ({ id }) => void navigate({ to: '/invoices/$invoice', params: { invoice: id } }),
  );
  return (
    <Stack>
      <ByMail isChosen={hasMail} onChoose={setMail} />
      <Problem error={issue.error} />
      <Group>
        <Button
          disabled={isChanged}
          loading={issue.isPending}
          onClick={() => issue.mutate({ input: { draft: draft.id, mail: hasMail } })}
        >
          Issue the invoice
        </Button>
        <Button variant="default" onClick={() => setDiscarding(true)}>
          Discard
        </Button>
        {isChanged && (
          <Button type="submit" loading={isKeeping}>
            Keep the changes
          </Button>
        )}
      </Group>
      {isChanged && (
        <Text size="sm" c="dimmed">
          Keep the changes first: what is kept is issued.
        </Text>
      )}
      <Dialog title="Discard the draft?" isOpen={isDiscarding} onClose={() => setDiscarding(false)}>
        <Discarding draft={draft} onLeave={() => setDiscarding(false)} />
      </Dialog>
    </Stack>
  );
}

function Discarding({ draft, onLeave }: { readonly draft: Draft; readonly onLeave: () => void }) {
  const navigate = useNavigate();
  const discard = useWrite('draft.discard', () => void navigate({ to: '/invoices/drafts' }));
  return (
    <>
      <Text>What it asks for is gone then. Nothing was booked for it, so nothing is reversed.</Text>
      <Problem error={discard.error} />
      <Group>
        <Button
          color="red"
          loading={discard.isPending}
          onClick={() => discard.mutate({ input: { draft: draft.id } })}
        >
          Discard
        </Button>
        <Button variant="default" onClick={onLeave}>
          Leave it
        </Button>
      </Group>
    </>
  );
}
