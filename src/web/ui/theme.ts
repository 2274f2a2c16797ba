/** How it looks: one colour, figures that line up, text that can be read. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** A deep green, dark enough from the seventh shade on for white text upon it. */
const bank: MantineColorsTuple = [
  ...(['#e9f6f1', '#d3eae1', '#a6d6c4', '#75c0a4', '#4dae89'] as const),
  ...(['#34a278', '#1f7d5a', '#17694b', '#0f563d', '#06432e'] as const),
];

export const theme = createTheme({
  primaryColor: 'bank',
  primaryShade: { light: 7, dark: 6 },
  colors: { bank },
  autoContrast: true,
  // Below this, white text on a colour has the contrast that it needs; above, black has.
  luminanceThreshold: 0.18,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    Anchor: { defaultProps: { underline: 'always' } },
    // Told whole, also where there is little room.
    Badge: { defaultProps: { miw: 'max-content' } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
  },
});

/** Quiet text, and text on light grounds, with the contrast that WCAG 2.2 AA asks for. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545b62',
    '--mantine-color-placeholder': '#6a7178',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#17694b',
    ...lightTexts({ bank: '#0f563d', red: '#a61b12', yellow: '#7a4100', orange: '#8a3b00' }),
    ...lightTexts({ gray: '#3f464d', blue: '#0b5394', teal: '#0b5f47', green: '#1b5e20' }),
  },
  dark: {
    '--mantine-color-dimmed': '#a9b0b7',
    '--mantine-color-placeholder': '#8f969d',
    '--mantine-color-error': '#ff9a91',
    '--mantine-color-anchor': '#75c0a4',
    ...lightTexts({ bank: '#a6d6c4', red: '#ffb4ad', yellow: '#ffd78a', orange: '#ffc49b' }),
    ...lightTexts({ gray: '#d0d5da', blue: '#a5cdf5', teal: '#9fe0cb', green: '#a8dfab' }),
  },
});

/** The colours of text on a light ground of the same colour. */
function lightTexts(colors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(colors).map(([name, color]) => [`--mantine-color-${name}-light-color`, color]),
  );
}
