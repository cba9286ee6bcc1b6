import { consulted, filed, issued, notified, type Life } from '../story.js';

/** Badalona is slow, and worth waiting for: a boat, a beach, an old fine. */
export const badalonaLife: Life = {
  matters: [
    {
      number: '{y}/B-7741',
      about: 'Gual permanent del garatge familiar',
      procedure: 'Llicència de gual',
      family: 'Via pública',
      opened: 37,
      planned: 50,
      phase: 'En tràmit',
      waits: false,
      thread: [
        filed(37, 'Sol·licitud de gual permanent', { attachments: 2 }),
        consulted(35, 'CADASTRE', 'NoOpo'),
        issued(30, 'Acusament de recepció'),
        notified(2, 'Liquidació de la taxa de gual', { state: 'DIPOSITADA', department: 'Hisenda', term: 10, level: 'SUBSTANCIAL' }),
      ],
    },
    {
      number: '{y}/B-5120',
      about: "Casal d'estiu municipal",
      procedure: 'Inscripció a activitats de lleure',
      family: 'Infància i adolescència',
      opened: 182,
      closed: 150,
      phase: 'Plaça confirmada',
      thread: [
        filed(182, "Inscripció al casal d'estiu"),
        consulted(180, 'TFN', 'NoOpo'),
        issued(165, 'Assignació de torn'),
        filed(160, 'Fitxa de salut', { attachments: 1 }),
        issued(150, 'Confirmació de plaça'),
      ],
    },
    {
      number: '{y}/B-3302',
      about: 'Neteja de platja amb voluntariat',
      procedure: "Autorització d'actes a la via pública",
      family: 'Entitats',
      of: 'Q0000000J',
      opened: 214,
      closed: 188,
      phase: 'Acte autoritzat',
      thread: [
        filed(214, "Comunicació d'acte a la platja del Coco", { attachments: 1 }),
        consulted(212, 'AEAT', 'Si'),
        issued(200, "Condicions de l'acte"),
        issued(188, 'Autorització'),
      ],
    },
  ],
};

/** Lleida's answers are untidy; what they tell is in order. */
export const lleidaLife: Life = {
  matters: [
    {
      number: '33/{y}',
      about: "Canvi de finestres del pis de l'avinguda de Prat de la Riba",
      procedure: "Llicència d'obres menors",
      family: 'Urbanisme',
      opened: 45,
      planned: 30,
      phase: 'Informe tècnic',
      waits: true,
      thread: [
        filed(45, "Sol·licitud de llicència d'obres", { attachments: 2 }),
        consulted(44, 'CADASTRE', 'NoOpo'),
        issued(40, 'Acusament de recepció'),
        issued(11, "Cal aportar l'acord de la comunitat"),
      ],
    },
    {
      number: '118/{y}',
      about: 'Placa de resident a la zona blava',
      procedure: 'Distintiu de resident',
      family: 'Mobilitat',
      opened: 128,
      closed: 119,
      phase: 'Distintiu enviat',
      thread: [filed(128, 'Sol·licitud de distintiu de resident'), consulted(127, 'DGT', 'NoOpo'), issued(119, 'Enviament del distintiu')],
    },
    {
      number: '207/{y}',
      about: "Devolució de la fiança d'una sala",
      procedure: "Devolució d'ingressos",
      family: 'Tresoreria',
      of: 'Q0000000J',
      opened: 160,
      planned: 20,
      phase: 'Pendent de fiscalització',
      thread: [
        filed(160, 'Sol·licitud de devolució de fiança'),
        issued(149, 'Petició de certificat bancari'),
        filed(141, 'Certificat de titularitat del compte'),
      ],
    },
    {
      number: '61/{y}',
      about: "Arbre caigut al camí de l'horta",
      procedure: 'Avisos i incidències',
      opened: 340,
      closed: 331,
      phase: 'Resolt',
      thread: [filed(340, 'Avís: arbre caigut'), issued(331, 'Incidència resolta')],
    },
    {
      number: '12/{y}',
      about: 'Ajut a la natalitat rural',
      procedure: 'Ajuts a famílies',
      family: 'Famílies',
      opened: 690,
      closed: 640,
      planned: -640,
      phase: 'Desistit',
      thread: [
        filed(690, "Sol·licitud d'ajut"),
        consulted(688, 'REGISTRE_CIVIL', 'Si'),
        notified(665, 'Requeriment de documentació', { state: 'EXPIRADA', department: 'Drets de les persones' }),
        notified(651, 'Resolució de desistiment', {
          state: 'REBUTJADA',
          servedAfter: 8,
          department: 'Drets de les persones',
          alsoOnPaper: true,
        }),
      ],
    },
  ],
};
