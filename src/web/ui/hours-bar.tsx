/** Hours left as a bar: the same on both sides, filled by what is left of the blocks in use. */
import { Progress, Stack, Text } from '@mantine/core';
import { hoursText } from './format.ts';

/** From this share on downwards the bar warns. */
const LOW = 0.2;

export function HoursBar({
  usableMinutes,
  fullMinutes,
}: {
  /** What is left, as every screen tells it. */
  readonly usableMinutes: number;
  /** Of how much: the minutes of the blocks of which some are left. */
  readonly fullMinutes: number;
}) {
  const share = fullMinutes === 0 ? 0 : usableMinutes / fullMinutes;
  const left = `${hoursText(usableMinutes)} left`;
  const says = fullMinutes === 0 ? left : `${left} of ${hoursText(fullMinutes)}`;
  return (
    <Stack gap={2} miw="8rem">
      <Progress.Root size="lg" radius="sm">
        <Progress.Section
          value={Math.min(100, share * 100)}
          color={share <= LOW ? 'orange' : 'bank'}
          aria-label={says}
        />
      </Progress.Root>
      <Text size="xs" c="dimmed" className="figure">
        {says}
      </Text>
    </Stack>
  );
}
