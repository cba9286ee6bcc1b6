import { communicated, consulted, filed, issued, notified, type Life } from '../story.js';

/** Taxes that Diputació de Barcelona collects for the towns, and a book that it published. */
export const diputacioLife: Life = {
  matters: [
    {
      number: 'ORGT-{y}-83310',
      about: "Fraccionament de l'IBI en deu terminis",
      procedure: 'Fraccionament de deutes',
      family: 'Tributs',
      opened: 29,
      planned: 14,
      phase: "Pendent que signis l'ordre de domiciliació",
      waits: true,
      thread: [
        filed(29, 'Sol·licitud de fraccionament', { attachments: 1 }),
        consulted(28, 'AEAT', 'Si'),
        issued(18, 'Pla de pagaments proposat', { attachments: 1 }),
        notified(5, "Ordre de domiciliació: s'ha de signar", {
          state: 'DIPOSITADA',
          department: 'Organisme de Gestió Tributària',
          level: 'SUBSTANCIAL',
        }),
      ],
    },
    {
      number: 'ORGT-{y}-60127',
      about: "Devolució de l'impost de vehicles per baixa",
      procedure: "Devolució d'ingressos indeguts",
      family: 'Tributs',
      opened: 351,
      closed: 290,
      phase: 'Devolució feta',
      thread: [
        filed(351, "Sol·licitud de devolució de l'impost de vehicles", { attachments: 2 }),
        consulted(349, 'DGT', 'Ley'),
        notified(305, 'Resolució de devolució', { state: 'ACCEPTADA', servedAfter: 3, department: 'Organisme de Gestió Tributària' }),
        issued(290, 'Ordre de pagament'),
      ],
    },
    {
      number: 'DIBA-{y}-00481',
      about: 'Suport tècnic a entitats de voluntariat',
      procedure: 'Catàleg de serveis',
      family: 'Entitats',
      of: 'Q0000000J',
      opened: 118,
      planned: -20,
      phase: 'Assignada tècnica de referència',
      thread: [
        filed(118, 'Sol·licitud de suport tècnic'),
        issued(101, 'Assignació de tècnica de referència'),
        issued(47, 'Pla de treball', { attachments: 1 }),
      ],
    },
    {
      number: 'DIBA-{y}-00012',
      about: 'Accés a informació pública: inventari de camins',
      procedure: 'Accés a la informació pública',
      family: 'Transparència',
      opened: 760,
      closed: 733,
      phase: 'Estimada',
      thread: [
        filed(760, "Sol·licitud d'accés a informació pública"),
        issued(752, 'Trasllat a tercers afectats'),
        notified(738, "Resolució d'accés a la informació", {
          state: 'ACCEPTADA',
          servedAfter: 2,
          department: 'Transparència',
        }),
        issued(733, 'Lliurament de la informació', { attachments: 3 }),
      ],
    },
  ],
  loose: [
    communicated(260, 'Canvis en el calendari de recaptació', {
      state: 'ACCEPTADA',
      servedAfter: 12,
      department: 'Organisme de Gestió Tributària',
    }),
    consulted(9, 'PADRO', 'Ley', { purpose: '0311 Gestió tributària' }),
    consulted(199, 'CADASTRE', 'Ley', { purpose: '0311 Gestió tributària' }),
    consulted(380, 'DGP_IDENTITAT', 'Ley', { purpose: '0311 Gestió tributària' }),
    consulted(572, 'CADASTRE', 'Ley', { purpose: '0311 Gestió tributària' }),
    consulted(745, 'CADASTRE', 'Ley', { purpose: '0311 Gestió tributària' }),
    consulted(930, 'ATC', null, { purpose: 'Recaptació executiva' }),
  ],
};
