/** Lists API keys: your own, or as an owner those of all members. */
import type { UseCase } from '../app.ts';
import { keyAsTold } from '../present/member.ts';
import { visibleKeys } from './visible.ts';

export const listTheKeys: UseCase<'key.list'> = async (app, { actor }) => {
  const keys = await visibleKeys(app, actor);
  return { value: { items: keys.map(keyAsTold) } };
};
