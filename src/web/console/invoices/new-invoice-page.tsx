/** A new invoice: put together, looked at, and issued, or kept as a draft. */
import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { todayHere } from '../../ui/days.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Empty, Page, Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { ByMail } from './by-mail.tsx';
import { ClientField } from './client-field.tsx';
import { emptyRecipe, recipeOf, type TypedRecipe } from './recipe.ts';
import { RecipePage } from './recipe-page.tsx';

const route = getRouteApi('/shell/invoices/new');

export function NewInvoicePage() {
  const may = useMay();
  return (
    <Page title="New invoice">
      {may('invoices:write') ? (
        <NewInvoice />
      ) : (
        <Empty says="Invoices are issued by owners and by billing." />
      )}
    </Page>
  );
}

function NewInvoice() {
  const { client = '' } = route.useSearch();
  const navigate = useNavigate();
  const shown = useOperation('client.show', { client }, { enabled: client !== '' });
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'invoice.issue',
    initial: { ...emptyRecipe(todayHere()), mail: false },
    inputOf: (typed) => ({ client, ...recipeOf(typed), mail: typed.mail }),
    onDone: ({ id }) => void navigate({ to: '/invoices/$invoice', params: { invoice: id } }),
  });
  const keep = useWrite(
    'draft.add',
    ({ id }) => void navigate({ to: '/invoices/drafts/$draft', params: { draft: id } }),
  );
  const currency = client === '' ? undefined : shown.data?.currency;
  return (
    <form onSubmit={submit} noValidate>
      <RecipePage
        typed={form.values}
        onChange={(changed: Partial<TypedRecipe>) => form.setValues(changed)}
        errors={form.errors}
        client={currency === undefined ? '' : client}
        currency={currency ?? 'EUR'}
        before={
          <Section title="For whom">
            <ClientField
              placeholder="Choose one"
              client={client === '' ? null : client}
              onChoose={(chosen) =>
                void navigate({
                  to: '/invoices/new',
                  search: chosen === null ? {} : { client: chosen },
                  replace: true,
                })
              }
            />
          </Section>
        }
      >
        {currency !== undefined && (
          <>
            <ByMail
              isChosen={form.values.mail}
              onChoose={(mail) => form.setFieldValue('mail', mail)}
              error={form.errors['mail']}
            />
            <Problem error={keep.error} />
            <FormEnd button="Issue the invoice" isBusy={isBusy} problem={problem}>
              <Button
                variant="default"
                loading={keep.isPending}
                onClick={() => keep.mutate({ input: { client, ...recipeOf(form.values) } })}
              >
                Keep as a draft
              </Button>
            </FormEnd>
          </>
        )}
      </RecipePage>
    </form>
  );
}
