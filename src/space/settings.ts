import { oddityOfIne10 } from './ine10.js';
import type { Settings } from './contexts.js';

/** Something about the attributes of `<my-space>` that a webmaster has to hear; with an `error` the space cannot work. */
export interface Remark {
  readonly level: 'error' | 'warn';
  readonly text: string;
}

/** Reads the attributes of `<my-space>`. */
export function readSettings(gateway: string, administration: string): { settings?: Settings; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const address = URL.canParse(gateway) ? new URL(gateway) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    remarks.push({
      level: 'error',
      text: `gateway="${gateway}" is no web address. Write the address of the gateway, such as gateway="https://espai.example.cat".`,
    });
  }
  if (!/^\d{10}$/.test(administration)) {
    remarks.push({
      level: 'error',
      text: `administration="${administration}" is no code of a public body. Write its ten digits (INE10), such as administration="0801930008".`,
    });
  } else {
    const oddity = oddityOfIne10(administration);
    if (oddity) remarks.push({ level: 'warn', text: `administration="${administration}" looks mistyped: ${oddity}.` });
  }
  if (!address || remarks.some(({ level }) => level === 'error')) return { remarks };
  return { settings: { gateway: address.origin + address.pathname.replace(/\/+$/, ''), administration }, remarks };
}
