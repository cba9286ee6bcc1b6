import { communicated, consulted, filed, issued, notified, type Life } from '../story.js';

/** A vegetable garden and a mother's home help in Sant Fruitós de Bages. */
export const santFruitosLife: Life = {
  matters: [
    {
      number: 'SF{y}/00412',
      about: "Servei d'ajuda a domicili per a la mare",
      procedure: "Servei d'ajuda a domicili",
      family: 'Gent gran',
      opened: 110,
      planned: 7,
      phase: 'Visita de la treballadora social feta',
      waits: true,
      thread: [
        filed(110, "Sol·licitud del servei d'ajuda a domicili", { attachments: 3 }),
        consulted(107, 'PADRO', 'Ley', { purpose: '0226 Serveis de Benestar i Salut' }),
        consulted(107, 'PRESTACIONS_SOCIALS', 'Si', { purpose: '0226 Serveis de Benestar i Salut' }),
        consulted(106, 'GRAU_DISCAPACITAT', 'Si', { purpose: '0226 Serveis de Benestar i Salut', outcome: '0502' }),
        issued(74, 'Cita per a la visita a casa'),
        issued(6, "Cal triar l'horari del servei"),
      ],
    },
    {
      number: 'SF{y}/00187',
      about: "Parcel·la als horts municipals del Riu d'Or",
      procedure: "Adjudicació d'horts urbans",
      family: 'Medi ambient',
      opened: 265,
      closed: 207,
      phase: 'Adjudicada la parcel·la 14',
      thread: [
        filed(265, 'Sol·licitud de parcel·la'),
        consulted(260, 'PADRO', 'NoOpo'),
        issued(222, "Llista d'adjudicataris"),
        notified(217, 'Adjudicació de la parcel·la', { state: 'ACCEPTADA', servedAfter: 2, department: 'Medi ambient' }),
        filed(207, 'Acceptació de la parcel·la'),
      ],
    },
    {
      number: 'SF{y}/00095',
      about: 'Certificat de convivència',
      procedure: "Certificats del padró d'habitants",
      family: "Padró d'habitants",
      opened: 655,
      closed: 654,
      phase: 'Lliurat',
      thread: [filed(655, 'Sol·licitud de certificat'), issued(654, 'Certificat de convivència', { attachments: 1 })],
    },
  ],
  loose: [filed(501, 'Instància genèrica'), issued(488, 'Resposta a la instància genèrica')],
};

/** School meals and the school bus: what a county council does for a family. */
export const vallesOrientalLife: Life = {
  matters: [
    {
      number: 'CCVOR-{y}-2290',
      about: 'Ajut individual de menjador escolar',
      procedure: 'Ajuts de menjador',
      family: 'Educació',
      opened: 82,
      planned: 15,
      phase: 'En valoració',
      waits: false,
      thread: [
        filed(82, "Sol·licitud d'ajut de menjador", { attachments: 2 }),
        consulted(80, 'AEAT', 'Si'),
        consulted(80, 'TFN', 'NoOpo'),
        consulted(80, 'SOC', 'NoOpo'),
        consulted(79, 'PADRO', 'Ley'),
        issued(40, "Llista d'admesos"),
        communicated(5, 'Novetats en el pagament dels ajuts de menjador', { state: 'DIPOSITADA', department: 'Educació' }),
      ],
    },
    {
      number: 'CCVOR-{y}-1104',
      about: 'Transport escolar no obligatori',
      procedure: 'Transport escolar',
      family: 'Educació',
      opened: 446,
      closed: 420,
      phase: 'Plaça assignada',
      thread: [
        filed(446, 'Sol·licitud de plaça al transport escolar'),
        consulted(444, 'PADRO', 'NoOpo'),
        issued(420, 'Assignació de ruta i parada'),
      ],
    },
  ],
};

/** Vic answers after two failures: the citizen's file is worth the second question. */
export const vicLife: Life = {
  matters: [
    {
      number: 'V-{y}-3318',
      about: 'Parada al Mercat del Ram',
      procedure: 'Autorització de venda no sedentària',
      family: 'Mercats',
      opened: 58,
      planned: 44,
      phase: 'Sorteig de places pendent',
      business: true,
      thread: [
        filed(58, 'Sol·licitud de parada al mercat', { attachments: 2 }),
        consulted(56, 'AEAT', 'Si'),
        consulted(56, 'TGSS', 'Si', { outcome: '0002' }),
        issued(20, 'Llista provisional de parades'),
      ],
    },
    {
      number: 'V-{y}-2750',
      about: "Matrícula a l'escola de música",
      procedure: "Preinscripció a l'Escola de Música",
      family: 'Educació',
      opened: 523,
      closed: 470,
      phase: "En llista d'espera tancada",
      thread: [
        filed(523, "Preinscripció a l'Escola de Música"),
        issued(498, "Llista d'espera"),
        notified(483, 'Resolució de la preinscripció', { state: 'REBUTJADA', servedAfter: 4, department: 'Educació' }),
      ],
    },
  ],
  loose: [
    filed(57, 'Instància genèrica'),
    consulted(158, 'DGT', 'Ley', { purpose: 'Gestió del padró de vehicles' }),
    consulted(524, 'PADRO', 'NoOpo', { purpose: 'Matrícula a escoles municipals' }),
  ],
};
