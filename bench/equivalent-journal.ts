/**
 * The same booking as a Beancount journal: every block a lot at its price, every entry a reduction
 * that leaves the choice of lots to Beancount's own FIFO. Lean on purpose: no more than it needs.
 */

type Draw = { readonly minutes: number };
type BookedEntry = {
  readonly id: string;
  readonly workedOn: string;
  readonly draws: readonly Draw[];
  readonly overageMinutes: number;
};
type BookedBlock = {
  readonly block: string;
  readonly boughtOn: string;
  readonly minutes: number;
  readonly price: number;
};
export type BookedClient = {
  readonly client: string;
  readonly currency: string | null;
  readonly blocks: readonly BookedBlock[];
  readonly entries: readonly BookedEntry[];
};

/** Clients of the CESAW log are numbers, so their names fit into Beancount's accounts as they are. */
export function equivalentJournal(clients: readonly BookedClient[]): string {
  const dated: { on: string; text: string }[] = [];
  const head = ['1999-01-01 open Assets:Sold', '1999-01-01 open Equity:Overage'];
  for (const { client, currency, blocks, entries } of clients) {
    head.push(`1999-01-01 open Assets:C${client} "FIFO"`, `1999-01-01 open Equity:C${client}`);
    for (const { block, boughtOn, minutes, price } of blocks) {
      const lot = `${minutes} MIN${client} {${(price / 100 / minutes).toFixed(4)} ${currency}, "${block}"}`;
      dated.push({
        on: boughtOn,
        text: `* "${block}"\n  Assets:C${client} ${lot}\n  Equity:C${client}\n`,
      });
    }
    for (const { id, workedOn, draws, overageMinutes } of entries) {
      const drawn = draws.reduce((sum, draw) => sum + draw.minutes, 0);
      let text = `* "${id}"\n`;
      if (drawn > 0) text += `  Assets:C${client} -${drawn} MIN${client} {}\n  Equity:C${client}\n`;
      if (overageMinutes > 0) {
        text += `  Assets:Sold ${overageMinutes} MIN\n  Equity:Overage -${overageMinutes} MIN\n`;
      }
      if (drawn + overageMinutes > 0) dated.push({ on: workedOn, text });
    }
  }
  dated.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return `${head.join('\n')}\n\n${dated.map(({ on, text }) => `${on} ${text}`).join('\n')}`;
}
