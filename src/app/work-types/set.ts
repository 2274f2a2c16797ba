/** Adds a work type, or gives it other terms from a day on. */
import { parseRatio } from '../../engine/exact.ts';
import { latest, startOf, type WorkTypeTerms } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { countSettingsChange } from '../../store/firms.ts';
import { upsertWorkType } from '../../store/work-types.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { workTypeAsTold } from '../present/catalogue.ts';
import { workTypeCalled } from './named.ts';

/** What is not given stays as it was on the day from which the terms hold. */
export const setWorkType: UseCase<'work-type.set'> = (app, request) => {
  const { input } = request;
  return commit(app, {
    ...commandOf(app, 'work-type.set', request),
    client: null,
    alone: true,
    act: async (tx, { at, today }, firm) => {
      const { workTypes } = await agreedOf(tx, firm.settingsVersion);
      const called = workTypeCalled(workTypes, input.workType);
      const validFrom = startOf(input.validFrom, called === null, today);
      const before = latest(workTypes, validFrom, ({ workType }) => workType === called);
      const terms: WorkTypeTerms = {
        workType: called ?? input.workType,
        validFrom,
        weight: parseRatio(input.weight ?? '') ?? before?.weight ?? PLAIN,
        travel: input.travel ?? before?.travel ?? false,
      };
      await upsertWorkType(tx, { ...terms, createdAt: at });
      await countSettingsChange(tx);
      return { outcome: workTypeAsTold(terms), subject: terms.workType };
    },
  });
};

const PLAIN = { numerator: 1, denominator: 1 };
