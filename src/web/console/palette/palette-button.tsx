/** Opens the command palette, by button or by Ctrl-K; the palette itself comes when it is wanted. */
import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { late } from '../../ui/late.ts';

const Palette = lazy(async () => ({
  default: (await late(() => import('./palette.tsx'))).Palette,
}));

export function PaletteButton() {
  const [asked, setAsked] = useState(0);
  const open = (): void => setAsked((count) => count + 1);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        onClick={open}
        aria-haspopup="dialog"
        rightSection={<Kbd size="xs">Ctrl K</Kbd>}
        visibleFrom="xs"
      >
        Go to
      </Button>
      {asked > 0 && (
        <Suspense>
          <Palette asked={asked} />
        </Suspense>
      )}
    </>
  );
}
