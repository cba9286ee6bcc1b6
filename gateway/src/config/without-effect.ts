/** What an operator wrote or left out in the belief that something works, and it will not. */
import type { Config } from './schema.js';

/** One line for each, with its path. */
export function withoutEffectIn({ administrations }: Config): string[] {
  const contracts = administrations.flatMap(({ sources }) => sources.map(({ contract }) => contract));
  const notifies = administrations.findIndex(({ sources }) => sources.some(({ contract }) => contract === 'enotum'));
  return [
    ...administrations.flatMap(({ site }, index) =>
      site?.trusted && site.mount === 'sealed'
        ? [`/administrations/${index}/site/trusted: has no effect on a sealed site, whose pages cannot read what its frames show`]
        : [],
    ),
    ...(notifies >= 0 && !contracts.includes('representa')
      ? [`/administrations/${notifies}/sources: e-NOTUM without a source over representa: whoever represents somebody can look and not act`]
      : []),
  ];
}
