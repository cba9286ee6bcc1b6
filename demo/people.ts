/** Everybody who lives in the demo: AOC's fictitious test identities, and nobody else. */

export interface FictitiousPerson {
  identifier: string;
  name: string;
  surname1: string;
  surname2: string;
}

/** The citizen with a full life. */
export const CITIZEN: FictitiousPerson = { identifier: '00000000T', name: 'CIUTADANIA', surname1: 'FICTÍCIA', surname2: 'PF' };

/** A citizen with very little. */
export const NEWCOMER: FictitiousPerson = { identifier: '99999018D', name: 'PERSONA', surname1: 'FICTÍCIA', surname2: 'NOUVINGUDA' };

/** The legal person for which the citizen may act. */
export const ENTITY = { identifier: 'Q0000000J', name: 'ENTITAT FICTÍCIA PJ' };

export const PEOPLE: readonly FictitiousPerson[] = [CITIZEN, NEWCOMER];

/** Who acts for whom: represented identifier → representative's identifier. */
export const REPRESENTATIVES: Readonly<Record<string, string>> = { [ENTITY.identifier]: CITIZEN.identifier };

export type Holder = '00000000T' | '99999018D' | 'Q0000000J';
