import { consulted, filed, issued, notified, type Life } from '../story.js';

/** Girona, Reus and Tarragona hold something too, although by default nobody gets to see it. */
export const gironaLife: Life = {
  matters: [
    {
      number: 'G{y}-9912',
      about: 'Recurs contra una liquidació de plusvàlua',
      procedure: 'Recurs de reposició',
      family: 'Tributs',
      opened: 101,
      planned: 60,
      phase: 'En estudi',
      thread: [
        filed(101, 'Recurs de reposició', { attachments: 2 }),
        issued(95, 'Acusament de recepció del recurs'),
        consulted(94, 'CADASTRE', 'Ley'),
        notified(29, 'Suspensió de la liquidació', { state: 'ACCEPTADA', servedAfter: 1, department: 'Hisenda' }),
      ],
    },
  ],
};

export const reusLife: Life = {
  matters: [
    {
      number: 'R-{y}-0447',
      about: "Inscripció al viver d'empreses",
      procedure: "Cessió d'espais per a empreses",
      family: 'Promoció econòmica',
      of: 'Q0000000J',
      opened: 84,
      planned: 25,
      phase: 'Entrevista feta',
      business: true,
      thread: [filed(84, "Sol·licitud d'espai al viver"), issued(66, "Convocatòria d'entrevista"), issued(28, 'Valoració del projecte')],
    },
  ],
};

export const tarragonaLife: Life = {
  matters: [
    {
      number: 'T{y}.2231',
      about: "Colla castellera: cessió de l'espai d'assaig",
      procedure: "Cessió d'ús d'equipaments",
      family: 'Entitats',
      of: 'Q0000000J',
      opened: 240,
      closed: 170,
      phase: 'Conveni signat',
      thread: [
        filed(240, "Sol·licitud de cessió d'ús"),
        issued(201, 'Proposta de conveni', { attachments: 1 }),
        filed(176, 'Conveni signat', { attachments: 1 }),
      ],
    },
  ],
};
