/** Appointments and taxes as HCC delivers them. Only the citizen has any. */
import { CITIZEN } from '../people.js';
import type { JsonObject } from './json.js';
import type { Town } from './town.js';

export function appointmentsOf({ body, life, calendar }: Town, document: string): JsonObject[] {
  if (document !== CITIZEN.identifier) return [];
  return (life.appointments ?? []).map((appointment) => ({
    idCita: appointment.id,
    assumpteCita: appointment.about,
    codiINE10: body.ine10,
    ...(body.dir3 && { codiDIR3Organisme: body.dir3 }),
    dataActuacio: calendar.moment(appointment.booked, appointment.id, 'citizen'),
    dataCita: `${calendar.ago(-appointment.on)}T${appointment.at}:00`,
    urlCita: `https://${body.host}/cita/${appointment.id}`,
    urlCancellacio: `https://${body.host}/cita/${appointment.id}/anullacio`,
    puntAtencio: appointment.place,
    ...(appointment.phone && { telefonAtencio: appointment.phone }),
  }));
}

export function taxesOf({ body, life, calendar }: Town, document: string): JsonObject[] {
  if (document !== CITIZEN.identifier) return [];
  return (life.taxes ?? []).map((tax) => ({
    idTribut: tax.id.replace('{y}', calendar.year(tax.issued)),
    exercici: calendar.year(tax.issued),
    dataTribut: calendar.ago(tax.issued),
    codiINE10: body.ine10,
    ...(body.dir3 && { codiDIR3Organisme: body.dir3 }),
    descripcioTribut: tax.about,
    ...(tax.object && { descripcioObjecteTributari: tax.object }),
    importTotal: tax.total,
    estatDomiciliacio: tax.directDebit,
    tipusGrupTribut: tax.group,
    multa: tax.fine === true,
    deutes: tax.debts.map((debt) => ({
      idDeute: debt.id,
      situacio: debt.state,
      periode: 'VOLUNTARIA',
      dataIniciPagament: calendar.ago(debt.from),
      dataFiPagament: calendar.ago(debt.until),
      importDeute: debt.amount,
      importPendent: debt.state === 'PENDENT' ? debt.amount : '0.00',
      descripcio: debt.about,
    })),
  }));
}
