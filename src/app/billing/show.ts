/** Shows what invoices say of the firm, and how they are numbered and taxed. */
import { billingOf, readLogo } from '../../store/billing.ts';
import type { UseCase } from '../app.ts';
import { billingAsTold } from '../present/billing.ts';
import { firmToday } from '../today.ts';

export const showBilling: UseCase<'billing.show'> = (app, { actor }) =>
  app.database.read(actor.firm, async (tx) => {
    const { firm } = await firmToday(app, tx);
    const told = billingAsTold((await billingOf(tx, firm.settingsVersion)).firm);
    const logo = told.logo === null ? null : await readLogo(tx);
    if (told.logo === null || logo === null) return { value: { ...told, logo: null } };
    return { value: { ...told, logo: { ...told.logo, base64: logo.base64 } } };
  });
