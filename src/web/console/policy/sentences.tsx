/** What a policy does, a sentence for each of its settings. */
import { List } from '@mantine/core';
import { proseText } from '../../ui/format.ts';

export function Sentences({ says }: { readonly says: readonly string[] }) {
  return (
    <List size="sm" spacing={4}>
      {says.map((each) => (
        <List.Item key={each}>{proseText(each)}</List.Item>
      ))}
    </List>
  );
}
