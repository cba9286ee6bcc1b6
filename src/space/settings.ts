import type { Settings } from './contexts.js';

/** Whether it has the form of an INE10 code. */
export const isAdministration = (code: string): boolean => /^\d{10}$/.test(code);

/** Reads the attributes of `<my-space>`; `undefined` where the space cannot work with them. */
export function readSettings(gateway: string, administration: string): Settings | undefined {
  if (!/^https?:/i.test(gateway.trim()) || !URL.canParse(gateway) || !isAdministration(administration)) return undefined;
  const address = new URL(gateway);
  return { gateway: address.origin + address.pathname.replace(/\/+$/, ''), administration };
}
