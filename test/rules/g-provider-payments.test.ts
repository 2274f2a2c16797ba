/** G4, told: what a provider's facts of a payment come to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cents, parseCurrency } from '../../src/engine/money.ts';
import { type ProviderFact, providerPayment } from '../../src/engine/provider-payments.ts';

// Each row: the facts in the order they came, and what they come to. R1, R2 are refunds, D1, D2
// disputes; a fact that names none is about the payment as a whole.
const TABLE = `
                                                          => in 0 back 0
received 100                                              => in 100 back 0
received 100, received 100                                => in 100 back 0
received 100, refunded 30                                 => in 100 back 30
received 100, refunded 30, refunded 50                    => in 100 back 50
received 100, refunded 50, refunded 30                    => in 100 back 50
received 100, refunded 30 R1                              => in 100 back 30
received 100, refunded 30 R1, refunded 30 R1              => in 100 back 30
received 100, refunded 30 R1, refunded 20 R2              => in 100 back 50
received 100, refunded 30 R1, refunded 30                 => in 100 back 30
received 100, refunded 30 R1, refunded 50                 => in 100 back 50
received 100, refunded 30 R1, refund-failed 30 R1         => in 100 back 0
received 100, refund-failed 30 R1, refunded 30 R1         => in 100 back 0
received 100, refund-failed 30 R1                         => in 100 back 0
received 100, refunded 30, refund-failed 30 R1            => in 100 back 0
received 100, refunded 50 R1, refunded 50, refund-failed 50 R1, refunded 30 R2, refunded 30 => in 100 back 30
received 100, refunded 100 R1                             => in 100 back 100
received 100, dispute-lost 100 D1                         => in 100 back 100
received 100, dispute-lost 100 D1, dispute-won 100 D1     => in 100 back 0
received 100, dispute-won 100 D1, dispute-lost 100 D1     => in 100 back 0
received 100, dispute-lost 100 D1, dispute-won 40 D1      => in 100 back 60
received 100, dispute-won 100 D1                          => in 100 back 0
received 100, dispute-lost 60 D1, dispute-won 60 D1, dispute-lost 60 D2 => in 100 back 60
received 100, refunded 30 R1, dispute-lost 100 D1         => in 100 back 100
received 100, refunded 30 R1, dispute-lost 100 D1, dispute-won 100 D1 => in 100 back 30
received 100, failed 100                                  => in 100 back 100
failed 100, received 100                                  => in 100 back 100
received 100, refunded 30 R1, failed 100                  => in 100 back 100
failed 0                                                  => in 0 back 0
failed 0, received 100                                    => in 100 back 0
refunded 30 R1                                            => in 0 back 0
dispute-lost 100 D1                                       => in 0 back 0
dispute-lost 100 D1, received 100                         => in 100 back 100
`;

const EUR = parseCurrency('EUR') ?? assert.fail('EUR');

function factOf(words: string, place: number): ProviderFact {
  const [, kind, amount, about = null] = /^(\S+) (\d+)(?: (\S+))?$/.exec(words) ?? [];
  return {
    ...{ id: `event ${place}`, payment: 'payment', currency: EUR, about },
    kind: kind as ProviderFact['kind'],
    amount: cents(Number(amount)),
  };
}

for (const row of TABLE.split('\n').filter((line) => line.includes('=>'))) {
  test(row.replace(/ +/g, ' ').trim(), () => {
    const [told = '', expected = ''] = row.split('=>').map((part) => part.trim());
    const facts = told === '' ? [] : told.split(', ').map(factOf);
    const { received, reversed } = providerPayment(facts);
    assert.equal(`in ${received} back ${reversed}`, expected);
  });
}
