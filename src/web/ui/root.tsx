/** What stands around every page: theme, queries, and the word that the server is silent. */
import '@mantine/core/styles.css';
import './ui.css';
import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Another } from './another.tsx';
import { Connection } from './connection.tsx';
import { fetchFilesOfThisPage } from './files.ts';
import { theme, variables } from './theme.ts';

/** The nonce that the security policy of this page lets styles have. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** Shows the app in the page; what it reads, `queryClient` keeps. */
export function show(app: ReactNode, queryClient: QueryClient): void {
  const place = document.getElementById('root');
  if (place === null) throw new Error('the page has no place for the app');
  setNonce(styleNonce());
  fetchFilesOfThisPage();
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <QueryClientProvider client={queryClient}>
          <div className="connection">
            <Connection />
            <Another />
          </div>
          {app}
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
