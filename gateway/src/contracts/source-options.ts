import type { Dispatcher } from 'undici';
import type { AssuranceLevel, Service } from '../folder/model.js';

/** What every source needs to know, whatever its contract. */
export interface SourceOptions {
  /** INE10 of the body whose endpoint it is. */
  administration: string;
  name: string;
  dir3: string | null;
  /** Base address; each contract says in its client what it appends. */
  url: string;
  /** Hosts registered for this body: links to them, or to their subdomains, over https are trusted. */
  linkHosts: readonly string[];
  /** The level below which the body does not answer; `low` where nothing is said. */
  minimumLevel?: AssuranceLevel;
  /** Overrides the gateway's default deadline, in milliseconds. */
  deadline?: number;
  /** Overrides how many questions a second the source is asked. */
  perSecond?: number;
  /** Most bytes of one answer, after decompression. */
  responseBytes: number;
  /** Most elements read of one answer; the rest is counted as discarded. */
  items?: number;
  /** Connections to the body; they decide which addresses may be called, so there is no standard one. */
  dispatcher: Dispatcher;
}

/** The part of the options that mapping an answer needs. */
export type SourceContext = Pick<SourceOptions, 'administration' | 'name' | 'dir3' | 'linkHosts' | 'items'>;

/** What a source says of itself, taken from its options. */
export const identityOf = <Kind extends Service>(
  { administration, name, minimumLevel = 'low', deadline, perSecond }: SourceOptions,
  service: Kind,
) => ({
  administration,
  name,
  service,
  minimumLevel,
  ...(deadline === undefined ? {} : { deadline }),
  ...(perSecond === undefined ? {} : { perSecond }),
});
