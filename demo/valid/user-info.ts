/** What VÀLid tells about somebody who signed in, with the field names of its contract. */
import { ENTITY } from '../people.js';
import { METHODS, type SignIn } from './sign-ins.js';

export function userInfo({ person, method, representing }: SignIn): Record<string, string> {
  return {
    status: 'ok',
    identifier: person.identifier,
    identifierType: '1',
    name: person.name,
    surnames: `${person.surname1} ${person.surname2}`,
    surname1: person.surname1,
    surname2: person.surname2,
    countryCode: 'ES',
    email: 'pf@exemple.cat',
    ...(method === 'idcatmobil' && { prefix: '0034', phone: '600000000' }),
    ...(method === 'certificat' && { certificateType: representing ? '11' : '0' }),
    ...(representing && { companyId: ENTITY.identifier, companyName: ENTITY.name }),
    method,
    assuranceLevel: METHODS[method].level,
  };
}
