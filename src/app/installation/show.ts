/** Shows how the program is set up here, as far as those of a firm have to know. */
import { findFirm } from '../../store/agreed.ts';
import type { UseCase } from '../app.ts';
import { checkoutFirm } from '../pay/checkout-firm.ts';

export const showInstallation: UseCase<'installation.show'> = async (app, { actor }) => {
  const { baseUrl, checkout, installation, mailer } = app;
  const firm = await app.database.read(actor.firm, findFirm);
  return {
    value: {
      ...{ version: installation.version, baseUrl },
      sendsMails: mailer !== null,
      mailsFrom: mailer === null ? null : installation.mailsFrom,
      takesStripe: checkout !== null && (await checkoutFirm(app)) === actor.firm,
      isDemo: firm?.isDemo === true,
    },
  };
};
