/** Notifications and communications as e-NOTUM lists them. */
import { spread } from './calendar.js';
import type { Notificacio } from './contract.js';
import type { Context } from './records.js';
import type { Delivered } from './story.js';

export function notification(
  happening: Delivered,
  { body, calendar, number }: Context,
  seed: string,
  register?: { numero: string; data: string },
): Notificacio {
  const term = happening.term ?? 10;
  const isNotification = happening.kind === 'notified';
  const practised = happening.state !== 'DIPOSITADA';
  const servedAgo = happening.ago - (happening.state === 'EXPIRADA' ? term : (happening.servedAfter ?? 1));
  return {
    id: spread(`${body.ine10}/${seed}`),
    tipus: isNotification ? 'NOTIFICACIO' : 'COMUNICACIO',
    emissor: {
      codiOrganisme: body.ine10,
      nomOrganisme: body.name,
      codiDepartament: body.ine10,
      nomDepartament: happening.department ?? 'Secretaria',
    },
    titol: happening.subject,
    ...(number && { referencia: number, expedient: number }),
    nivellAcces: happening.level ?? 'BAIX',
    ...(register && { dadesRegistre: register }),
    dataPublicacio: calendar.moment(happening.ago, seed, 'office'),
    ...(isNotification && !practised && { dataExpiracioPrevista: `${calendar.ago(happening.ago - term)}T23:59:59` }),
    ...(practised && {
      dataPracticada:
        happening.state === 'EXPIRADA' ? `${calendar.ago(servedAgo)}T23:59:59` : calendar.moment(servedAgo, `${seed}/served`, 'citizen'),
    }),
    estat: happening.state,
    consultada: practised && happening.state === 'ACCEPTADA',
    ...(isNotification && { diesExpiracio: term }),
    canal: happening.alsoOnPaper ? 'PAPER' : 'DIGITAL',
    idioma: happening.language ?? 'ca',
  };
}
