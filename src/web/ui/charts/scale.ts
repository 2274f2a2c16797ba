/** Figures as places on a picture, and the round figures that stand beside it. */

export type Scale = (figure: number) => number;

/** From one range of figures to one of pixels, evenly. */
export function scaleOf(
  figures: readonly [number, number],
  pixels: readonly [number, number],
): Scale {
  const [least, most] = figures;
  const [from, to] = pixels;
  const span = most === least ? 1 : most - least;
  return (figure) => from + ((figure - least) / span) * (to - from);
}

const ROUND = [1, 2, 5, 10] as const;

/** Round figures from 0 on, about so many, the last of which is not below the greatest. */
export function roundFigures(most: number, count: number): readonly number[] {
  const rough = Math.max(most, Number.MIN_VALUE) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (ROUND.find((each) => each * power >= rough) ?? 10);
  const steps = Math.ceil(most / step);
  return Array.from({ length: steps + 1 }, (_, place) => place * step);
}
