/** Tells a client's own money that is here (G4): what came in and is owed for nothing. */
import { decimalMoney } from '../../engine/money.ts';
import { findClient, moneyOfClient } from '../../store/clients.ts';
import { refuse, type UseCase } from '../app.ts';

export const showTheClientBalance: UseCase<'client-balance.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const { currency } = client;
    const balance = decimalMoney(await moneyOfClient(tx, client.id), currency);
    return { value: { balance, currency } };
  });
