/** A forecast as the contract tells it, and in words. */
import type { OutputOf } from '../../contract/operations.ts';
import { BURN_DAYS, type Forecast, type NoForecast } from '../../engine/forecast.ts';
import { formatMinutes } from '../../engine/hours.ts';

export type PresentedForecast = OutputOf<'forecast.show'>;

export function forecastAsTold(told: Forecast | NoForecast): PresentedForecast {
  if ('reason' in told) {
    return {
      reason: told.reason,
      ...{ burnMinutesPerWeek: null, lowBurnMinutesPerWeek: null, highBurnMinutesPerWeek: null },
      ...{ runsOutOn: null, earliestRunsOutOn: null, latestRunsOutOn: null },
      says: WHY_NONE[told.reason],
    };
  }
  return {
    reason: null,
    burnMinutesPerWeek: told.burnMinutesPerWeek,
    lowBurnMinutesPerWeek: told.lowBurnMinutesPerWeek,
    highBurnMinutesPerWeek: told.highBurnMinutesPerWeek,
    runsOutOn: told.runsOutOn,
    earliestRunsOutOn: told.earliestRunsOutOn,
    latestRunsOutOn: told.latestRunsOutOn,
    says: `${usedWords(told)} ${leftWords(told)}`,
  };
}

const WHY_NONE: Readonly<Record<NoForecast['reason'], string>> = {
  nothing_usable: 'No hours can be drawn: there is nothing to run out.',
  no_draws: `No hours were drawn in the last ${BURN_DAYS} days: there is nothing to go by.`,
};

function usedWords(told: Forecast): string {
  const { from, to, drawnMinutes, lowBurnMinutesPerWeek: low } = told;
  const band = low === told.highBurnMinutesPerWeek ? '' : `, ${bandWords(told)}`;
  return (
    `${formatMinutes(drawnMinutes)} were drawn from ${from} to ${to}: ` +
    `${formatMinutes(told.burnMinutesPerWeek)} a week${band}.`
  );
}

function bandWords({ lowBurnMinutesPerWeek, highBurnMinutesPerWeek }: Forecast): string {
  const [low, high] = [lowBurnMinutesPerWeek, highBurnMinutesPerWeek].map(formatMinutes);
  return `between ${low} and ${high} from week to week`;
}

function leftWords({
  usableMinutes,
  runsOutOn,
  earliestRunsOutOn,
  latestRunsOutOn,
}: Forecast): string {
  const left = `The ${formatMinutes(usableMinutes)} left`;
  if (runsOutOn === null) {
    const soonest = earliestRunsOutOn === null ? '' : `, or ${earliestRunsOutOn} at the earliest`;
    return `${left} last for years at that rate${soonest}.`;
  }
  if (earliestRunsOutOn === latestRunsOutOn) return `${left} run out on ${runsOutOn}.`;
  const latest = latestRunsOutOn ?? 'years from now';
  return `${left} run out on ${runsOutOn}: ${earliestRunsOutOn} at the earliest, ${latest} at the latest.`;
}
