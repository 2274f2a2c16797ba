/** What may be wider than a phone: it alone scrolls sideways, by keyboard, too. */
import type { ReactNode } from 'react';

export function Sideways({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody scrolls by keyboard
    <section className="sideways" aria-label={name} tabIndex={0}>
      {children}
    </section>
  );
}
