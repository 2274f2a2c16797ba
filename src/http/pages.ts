/** The few plain pages: set-up, invitation, and what is at the address. They need no script. */

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

export type PageField = {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'password';
  readonly value: string;
  readonly autocomplete: string;
  readonly hint: string;
};

/** A page with a heading, paragraphs and, where it asks something, a form. */
export function page(content: {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly problem?: string;
  readonly form?: { readonly fields: readonly PageField[]; readonly button: string };
}): string {
  const { title, paragraphs, problem, form } = content;
  const body = [
    `<h1>${escaped(title)}</h1>`,
    ...(problem === undefined ? [] : [`<p class="problem" role="alert">${escaped(problem)}</p>`]),
    ...paragraphs.map((text) => `<p>${escaped(text)}</p>`),
    ...(form === undefined ? [] : [formHtml(form.fields, form.button)]),
  ].join('\n');
  return html({ title, body, stylesheet: '/page.css' });
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

function formHtml(fields: readonly PageField[], button: string): string {
  const rows = fields.map((field) => {
    const hint =
      field.hint === '' ? '' : ` <small id="${field.name}-hint">${escaped(field.hint)}</small>`;
    const described = field.hint === '' ? '' : ` aria-describedby="${field.name}-hint"`;
    return (
      `<label for="${field.name}">${escaped(field.label)}${hint}</label>\n` +
      `<input id="${field.name}" name="${field.name}" type="${field.type}" required ` +
      `value="${escaped(field.value)}" autocomplete="${field.autocomplete}"${described}>`
    );
  });
  return `<form method="post">\n${rows.join('\n')}\n<button>${escaped(button)}</button>\n</form>`;
}

export const PAGE_CSS = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 1rem; }
main { max-width: 30rem; margin: 2rem auto; }
h1 { font-size: 1.5rem; line-height: 1.2; }
label { display: block; margin-top: 1rem; font-weight: 600; }
small { display: block; font-weight: 400; }
input { box-sizing: border-box; width: 100%; padding: 0.5rem; font: inherit; }
button { margin-top: 1.5rem; padding: 0.6rem 1.2rem; font: inherit; font-weight: 600; }
.problem { padding: 0.5rem 0.75rem; border-left: 0.25rem solid #c0392b; }
`;

/** What keeps a page from running anything and from loading anything from elsewhere. */
export const PAGE_POLICY = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Not 'no-referrer': browsers then send a form of ours with the origin null, as if from elsewhere.
  'referrer-policy': 'same-origin',
};

/** A page as a response that runs nothing and loads nothing from elsewhere. */
export function pageResponse(html: string, status = 200): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...PAGE_POLICY,
    },
  });
}
