/** The logo on documents: shown, replaced, taken away. */
import { Button, FileButton, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { errorOf } from '../../ui/beside-form.ts';
import { Section } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useWrite } from '../../ui/queries.ts';

const MOST_BYTES = 256 * 1024;

export function Logo({ logo }: { readonly logo: OutputOf<'billing.show'>['logo'] }) {
  const write = useWrite('billing.set');
  const [error, setError] = useState<Error | null>(null);
  const choose = async (file: File | null): Promise<void> => {
    setError(null);
    if (file === null) return;
    if (file.size > MOST_BYTES) {
      setError(new Error('The picture is larger than 256 kB: choose a smaller one.'));
      return;
    }
    try {
      await write.mutateAsync({ input: { logo: await base64Of(file) } });
    } catch (thrown) {
      setError(errorOf(thrown));
    }
  };
  return (
    <Section title="Logo">
      {logo === null ? (
        <Text c="dimmed">No logo is printed. A PNG or JPEG of at most 256 kB can be.</Text>
      ) : (
        <div>
          <img
            src={`data:${logo.mediaType};base64,${logo.base64}`}
            alt="The logo on documents"
            height={64}
          />
        </div>
      )}
      <Problem error={error} />
      <Group>
        <FileButton accept="image/png,image/jpeg" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button variant="default" loading={write.isPending} {...props}>
              {logo === null ? 'Choose a picture' : 'Choose another'}
            </Button>
          )}
        </FileButton>
        {logo !== null && (
          <Button variant="default" onClick={() => write.mutate({ input: { logo: null } })}>
            Take it away
          </Button>
        )}
      </Group>
    </Section>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
