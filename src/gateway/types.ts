/** The shapes that come over the wire, under short names. `api.d.ts` is generated from `gateway/openapi.json`. */
import type { components } from './api.js';

type Schemas = components['schemas'];

export type Procedure = Schemas['Procedure'];
export type RegistryEntry = Schemas['RegistryEntry'];
export type Notification = Schemas['Notification'];
export type DataUse = Schemas['DataUse'];
export type Source = Schemas['Source'];
export type Coverage = Schemas['Coverage'];
export type Me = Schemas['Me'];
export type QualityNote = Coverage['notes'][number];
export type Link = NonNullable<Procedure['link']>;
export type AssuranceLevel = Me['level'];
export type Completeness = Schemas['StreamEnd']['completeness'];

/** The four lists that can be asked for, by their address under `/v1/`. */
export interface Collections {
  procedures: Procedure;
  'registry-entries': RegistryEntry;
  notifications: Notification;
  'data-usage': DataUse;
}
export type Collection = keyof Collections;

/** Query of a list; a field that is `undefined` is not sent, an array is sent once per value. */
export type QueryParams = Record<string, string | string[] | undefined>;

/** The lines of a streamed list, in the order `start`, any number of `source`, `end`. */
export type StreamLine<Item> = Schemas['StreamStart'] | (Omit<Schemas['StreamSource'], 'items'> & { items: Item[] }) | Schemas['StreamEnd'];

/** What a site must have registered at the gateway for sign-in to work. */
export type SiteRegistration = Schemas['Site'];
