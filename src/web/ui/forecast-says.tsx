/** The forecast in a sentence, with its days as the reader writes them (J1). */
import { Text } from '@mantine/core';
import type { OutputOf } from '../../contract/operations.ts';
import { Day, Hours } from './figures.tsx';

type Forecast = Pick<
  OutputOf<'forecast.show'>,
  'reason' | 'burnMinutesPerWeek' | 'runsOutOn' | 'earliestRunsOutOn' | 'latestRunsOutOn'
>;

export function ForecastSays({ forecast }: { readonly forecast: Forecast }) {
  const { reason, burnMinutesPerWeek, runsOutOn, earliestRunsOutOn, latestRunsOutOn } = forecast;
  if (reason === 'nothing_usable') return <Text>Nothing is left to be used today.</Text>;
  if (reason === 'no_draws' || burnMinutesPerWeek === null) {
    return <Text>Nothing was used in the last 90 days: there is no forecast.</Text>;
  }
  return (
    <Text>
      About <Hours minutes={burnMinutesPerWeek} /> are used a week.{' '}
      {runsOutOn === null ? (
        'At that pace the end is not in sight.'
      ) : (
        <>
          At that pace they last until <Day day={runsOutOn} />
          {earliestRunsOutOn !== null && (
            <>
              {' '}
              (as early as <Day day={earliestRunsOutOn} />
              {latestRunsOutOn === null ? '' : ', as late as '}
              {latestRunsOutOn !== null && <Day day={latestRunsOutOn} />})
            </>
          )}
          .
        </>
      )}
    </Text>
  );
}
