/** Case files and registry entries as HCC delivers them. */
import type { Body } from './bodies.js';
import { spread, type Calendar } from './calendar.js';
import type { Actuacio, Expedient } from './contract.js';
import type { Context } from './records.js';
import type { Delivered, Filed, Issued, Matter } from './story.js';

/** Capacity depends on who asks. */
export type UntoldCaseFile = Omit<Expedient, 'tipusPersona'>;
/** Capacity and the state of a notification depend on who asks and when. */
export type UntoldEntry = Omit<Actuacio, 'tipusPersona' | 'estatNotificacio'>;

export function caseFile(matter: Matter, number: string, entries: readonly UntoldEntry[], body: Body, calendar: Calendar): UntoldCaseFile {
  const opening = entries.find((candidate) => candidate.dataActuacio.startsWith(calendar.ago(matter.opened)));
  return {
    idExpedient: number,
    codiINE10: body.ine10,
    ...(body.dir3 && { codiDIR3Organisme: body.dir3 }),
    procediment: matter.procedure,
    ...(matter.family && { familia: matter.family }),
    dataIniciExpedient: opening?.dataActuacio ?? calendar.moment(matter.opened, number, 'office'),
    assumpteExpedient: matter.about,
    urlExpedient: `https://${body.host}/carpeta/expedients/${encodeURIComponent(number)}`,
    estatExpedient: matter.closed === undefined ? 'OBERT' : 'TANCAT',
    ...(matter.planned !== undefined && { dataPrevistaResolucio: calendar.ago(-matter.planned) }),
    ...(matter.closed !== undefined && { dataFinalitzacioExpedient: calendar.moment(matter.closed, number, 'office') }),
    ...(matter.phase && { descripcioFase: matter.phase }),
    ...(entries.length > 0 && { idActuacions: entries.map(({ idActuacio }) => idActuacio) }),
    ...(opening && { numeroRegistre: opening.numeroRegistre }),
    ...(matter.waits !== undefined && { actuacioCiutada: matter.waits ? 'SI' : 'NO' }),
    fue: matter.business === true,
  };
}

export function entry(happening: Filed | Issued | Delivered, { body, calendar, matter, number }: Context, seed: string): UntoldEntry {
  const incoming = happening.kind === 'filed';
  const letter = incoming ? 'E' : 'S';
  const register = calendar.registerNumber(letter, happening.ago, seed);
  const id = `${register.slice(1, 5)}-${letter}-${register.slice(5)}`;
  const attachments = happening.kind === 'filed' || happening.kind === 'issued' ? (happening.attachments ?? 0) : 0;
  return {
    idActuacio: id,
    codiINE10: body.ine10,
    ...(body.dir3 && { codiDIR3Organisme: body.dir3 }),
    tipusActuacio: incoming ? 'ENTRADA' : 'SORTIDA',
    dataActuacio: calendar.moment(happening.ago, seed, incoming ? 'citizen' : 'office'),
    numeroRegistre: register,
    assumpteActuacio: happening.subject,
    urlActuacio: `https://${body.host}/carpeta/registre/${id}`,
    ...(incoming && { viaPresentacio: happening.via ?? 'Electrònica' }),
    ...(matter && { procediment: matter.procedure }),
    ...(number && { idExpedient: number }),
    fue: matter?.business === true,
    ...(attachments > 0 && {
      adjunts: Array.from({ length: attachments }, (_, index) => ({
        nom: `document-${index + 1}.pdf`,
        tipus: 'application/pdf',
        mida: String(80 + (spread(`${seed}/${index}`) % 900)),
        csv: spread(`${seed}/csv/${index}`).toString(16).toUpperCase().padStart(8, '0'),
      })),
    }),
  };
}
