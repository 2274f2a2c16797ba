/** The plain pages: invoices to pay, and the reference. They need no script. */

/** Text as it may stand in HTML. */
export function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character] ?? '');
}

/** The whole of a page around what it says. */
export function html(content: {
  readonly title: string;
  readonly body: string;
  readonly stylesheet: string;
  /** More for its head, as HTML. */
  readonly head?: readonly string[];
}): string {
  const { title, body, stylesheet, head = [] } = content;
  const more = head.map((line) => `${line}\n`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · Hourbank</title>
<link rel="stylesheet" href="${stylesheet}">
${more}</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** What keeps a page from running anything and from loading anything from elsewhere. */
export const PAGE_POLICY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not 'no-referrer': browsers then send a form of ours with the origin null, as if from elsewhere.
  'referrer-policy': 'same-origin',
};
