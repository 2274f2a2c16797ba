/** The first field with a flaw is where to go on; the first of the names that there is. */
export function focusOn(...fields: readonly string[]): void {
  requestAnimationFrame(() => {
    const named = (field: string) =>
      document.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
    fields
      .map(named)
      .find((each) => each !== null)
      ?.focus();
  });
}
