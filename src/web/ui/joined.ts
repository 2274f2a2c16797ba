/** What is told of work, also where parts of it are empty: files of other programs leave much out. */
import { createElement, Fragment, type ReactNode } from 'react';

/** What is there of some parts, with a sign between them: what is empty leaves none behind. */
function joined<Part>(parts: readonly (Part | string)[], sign = ', '): readonly (Part | string)[] {
  return parts
    .filter((part) => part !== '')
    .flatMap((part, at) => (at === 0 ? part : [sign, part]));
}

/** The same as text. */
export function joinedText(parts: readonly string[], sign = ', '): string {
  return joined(parts, sign).join('');
}

/** The same on a page; a part that is empty is empty text. */
export function Joined({
  parts,
  sign = ', ',
}: {
  readonly parts: readonly ReactNode[];
  readonly sign?: string;
}) {
  return createElement(Fragment, null, ...joined(parts, sign));
}

/** What work is called: by its job, or else by its kind. */
export function workName({
  job,
  workType,
}: {
  readonly job: string;
  readonly workType: string;
}): string {
  return [job, workType].find((name) => name !== '') ?? 'Work';
}
