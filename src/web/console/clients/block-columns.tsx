/** Blocks as rows. */
import { Day, Hours, Money, Rate } from '../../ui/figures.tsx';
import { HoursBar } from '../../ui/hours-bar.tsx';
import type { Column } from '../../ui/rows.tsx';
import { BlockLink } from '../shell/links.tsx';
import { type Block, BlockBadges, standingText } from './block-words.tsx';

const NAME: Column<Block> = {
  heading: 'Block',
  cell: ({ id, client, name }) => (
    <BlockLink client={client} block={id}>
      {name}
    </BlockLink>
  ),
  text: ({ name }) => name,
};

const LEFT: Column<Block> = {
  heading: 'Left in it',
  cell: ({ leftMinutes, minutes }) => (
    <HoursBar usableMinutes={leftMinutes} fullMinutes={minutes} />
  ),
  text: ({ leftMinutes }) => leftMinutes,
};

const VALUE: Column<Block> = {
  heading: 'Worth',
  isFigure: true,
  cell: ({ leftValue, currency }) => <Money amount={leftValue} currency={currency} />,
  text: ({ leftValue }) => leftValue,
};

const STANDING: Column<Block> = {
  heading: 'State',
  cell: (block) => <BlockBadges block={block} />,
  text: standingText,
};

const BOUGHT: Column<Block> = {
  heading: 'Bought',
  cell: ({ boughtOn }) => <Day day={boughtOn} />,
  text: ({ boughtOn }) => boughtOn,
};

const EXPIRES: Column<Block> = {
  heading: 'Last day',
  cell: ({ expiresOn }) => (expiresOn === null ? 'never expires' : <Day day={expiresOn} />),
  text: ({ expiresOn }) => expiresOn ?? '',
};

const RATE: Column<Block> = {
  heading: 'Rate',
  isFigure: true,
  cell: ({ ratePerHour, currency }) => <Rate amount={ratePerHour} currency={currency} />,
  text: ({ ratePerHour }) => ratePerHour,
};

const PRICE: Column<Block> = {
  heading: 'Price',
  isFigure: true,
  cell: ({ price, currency }) => <Money amount={price} currency={currency} />,
  text: ({ price }) => price,
};

const DRAWN: Column<Block> = {
  heading: 'Drawn',
  isFigure: true,
  cell: ({ drawnMinutes }) => <Hours minutes={drawnMinutes} />,
  text: ({ drawnMinutes }) => drawnMinutes,
};

const LAPSED: Column<Block> = {
  heading: 'Lapsed',
  isFigure: true,
  cell: ({ lapsedMinutes }) => <Hours minutes={lapsedMinutes} />,
  text: ({ lapsedMinutes }) => lapsedMinutes,
};

/** Those of which something is left. */
export const LEFT_COLUMNS = [NAME, LEFT, VALUE, STANDING, BOUGHT, EXPIRES, RATE];

/** All of them, with where their hours went. */
export const BLOCK_COLUMNS = [
  ...[NAME, STANDING, BOUGHT, EXPIRES, LEFT],
  ...[DRAWN, LAPSED, RATE, PRICE],
];
