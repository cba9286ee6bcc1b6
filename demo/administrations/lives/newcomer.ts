import { consulted, filed, issued, notified, type Matter } from '../story.js';

/** Somebody who moved in last month: two case files and one notification, so that a nearly empty folder can be seen too. */
export const newcomerInAbrera: Matter = {
  number: 'X{y}000390',
  about: "Alta al padró d'habitants",
  procedure: 'Alta al padró',
  family: "Padró d'habitants",
  of: '99999018D',
  opened: 26,
  closed: 22,
  phase: 'Inscripció feta',
  thread: [
    filed(26, "Sol·licitud d'alta al padró", { attachments: 2 }),
    consulted(25, 'DGP_IDENTITAT', 'Ley'),
    issued(22, "Volant d'empadronament"),
  ],
};

export const newcomerInBarcelona: Matter = {
  number: '{y}-BIC-00871',
  about: 'Abonament del Bicing amb tarifa reduïda',
  procedure: 'Tarifes socials',
  family: 'Mobilitat',
  of: '99999018D',
  opened: 13,
  planned: 17,
  phase: 'En revisió',
  thread: [
    filed(13, 'Sol·licitud de tarifa reduïda', { attachments: 1 }),
    consulted(12, 'PRESTACIONS_SOCIALS', 'Si'),
    notified(3, "Requeriment: justificant d'ingressos", { state: 'DIPOSITADA', department: 'Mobilitat' }),
  ],
};
