import { communicated, consulted, filed, issued, notified, type Life } from '../story.js';

/** A family house in Aran: works on the roof, water, hunting ground, all of it in Aranese. */
export const vielhaLife: Life = {
  matters: [
    {
      number: 'VM-{y}-0214',
      about: 'Adobar era teulada dera casa, carrèr Major',
      procedure: "Licéncia d'òbres menors",
      family: 'Urbanisme',
      opened: 52,
      planned: 38,
      phase: 'Ar espèr der informe tecnic',
      waits: false,
      thread: [
        filed(52, "Sollicitud de licéncia d'òbres", { attachments: 3 }),
        consulted(50, 'CADASTRE', 'NoOpo'),
        issued(45, "Comunicacion d'inici deth procediment"),
        notified(7, 'Requeriment: fotografies dera teulada actuau', { state: 'DIPOSITADA', department: 'Urbanisme', language: 'oc' }),
      ],
    },
    {
      number: 'VM-{y}-0188',
      about: 'Cambi de titular deth contracte dera aigua',
      procedure: "Subministrament d'aigua",
      family: 'Servicis',
      opened: 143,
      closed: 121,
      phase: 'Contracte cambiat',
      thread: [
        filed(143, 'Sollicitud de cambi de titular', { attachments: 2 }),
        issued(130, 'Lectura deth comptador'),
        communicated(121, 'Nau contracte dera aigua', {
          state: 'ACCEPTADA',
          servedAfter: 4,
          department: 'Servicis',
          language: 'oc',
        }),
      ],
    },
    {
      number: 'VM-{y}-0061',
      about: 'Reduccion dera taxa de residus de casa tampada',
      procedure: 'Bonificacion de taxes',
      family: 'Tributs',
      opened: 437,
      closed: 380,
      phase: 'Concedida',
      thread: [
        filed(437, 'Sollicitud de reduccion dera taxa'),
        consulted(433, 'PADRO', 'Ley'),
        notified(395, 'Resolucion dera taxa de residus', { state: 'EXPIRADA', department: 'Intervencion', language: 'oc' }),
      ],
    },
    {
      number: 'VM-{y}-0019',
      about: 'Permís entà tresaue lenha deth bòsc comunau',
      procedure: 'Aprofitaments forestaus',
      family: 'Montanha',
      opened: 801,
      closed: 777,
      phase: 'Autorizat',
      thread: [filed(801, 'Sollicitud de lòt de lenha', { via: 'Presenciau' }), issued(777, 'Autorizacion', { attachments: 1 })],
    },
  ],
  loose: [
    communicated(16, "Trebalhs de nhèu ena avenguda Pas d'Arrò", {
      state: 'DIPOSITADA',
      department: 'Servicis',
      language: 'oc',
    }),
    consulted(233, 'PADRO', null, { purpose: 'Gestion tributària' }),
  ],
  appointments: [
    { id: 'V-071', about: 'Urbanisme: reunion damb era arquitècta', booked: 6, on: 11, at: '11:15', place: 'Ajuntament, Sarriulèra 2' },
  ],
};

export const conselhLife: Life = {
  matters: [
    {
      number: 'CGA-{y}-0377',
      about: 'Ajuda entara rehabilitacion de cases tradicionaus',
      procedure: 'Ajudes ath patrimòni',
      family: 'Patrimòni',
      opened: 70,
      planned: 55,
      phase: 'Valoracion dera comission',
      waits: false,
      thread: [
        filed(70, "Sollicitud d'ajuda", { attachments: 5 }),
        consulted(66, 'AEAT', 'Si'),
        consulted(66, 'ATC', 'NoOpo'),
        issued(60, 'Justificant de recepcion'),
        issued(22, 'Visita tecnica hèta', { attachments: 1 }),
      ],
    },
    {
      number: 'CGA-{y}-0102',
      about: "Prova de nivèu d'aranés (B2)",
      procedure: 'Acreditacion dera lengua',
      family: 'Cultura',
      opened: 295,
      closed: 241,
      phase: 'Certificat emetut',
      thread: [
        filed(295, 'Inscripcion ara prova'),
        consulted(293, 'MEPSYD', 'NoOpo'),
        issued(250, 'Resultat dera prova'),
        issued(241, 'Certificat', { attachments: 1 }),
      ],
    },
  ],
};
