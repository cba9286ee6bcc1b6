/**
 * The objects of HCC, the citizen folders' hub of the Consorci AOC: names of the published contract, and after them the names of its examples,
 * its spreadsheet model and its 2021 version, which bodies still send. Unknown fields are welcome; only what makes an element usable is required.
 */
import { type Static, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { field, identifiedBy } from '../reading/usable.js';

const shared = {
  tipusPersona: field('INTERESSAT or REPRESENTANT'),
  codiINE10: field('Ten digits'),
  codiDIR3Organisme: field('Nine alphanumerics'),
  idExpedient: field('Number of the case file'),
  procediment: field('Name of the procedure'),
  adjunts: field('Attachments'),
  adjuntsDTO: field('adjunts in the examples'),
  identificador: field('The id in 2021'),
  assumpte: field('The subject in 2021'),
  url: field('The link in 2021'),
  observacions: field('Remarks'),
};

const Entry = Type.Object({
  ...shared,
  idActuacio: field('Id of the entry'),
  tipusActuacio: field('ENTRADA or SORTIDA'),
  tipus: field('tipusActuacio in 2021'),
  dataActuacio: field('Date and time'),
  assumpteActuacio: field('Subject'),
  urlActuacio: field("In the body's own folder"),
  urlExpedient: field("Case file in the body's own folder"),
  numeroRegistre: field('Register number'),
  dataRegistre: field('Date and time, only where it differs from dataActuacio'),
  viaPresentacio: field('How it was sent'),
  idExpedients: field('Case files it belongs to'),
  numeroExpedient: field('idExpedient in 2021'),
  estatNotificacio: field('DIPOSITADA, ACCEPTADA or REBUTJADA, since 2024'),
});
export type EntryElement = Static<typeof Entry>;

const CaseFile = Type.Object({
  ...shared,
  numeroExpedient: field('idExpedient in 2021'),
  dataIniciExpedient: field('Date and time of the start'),
  dataInici: field('dataIniciExpedient in 2021'),
  assumpteExpedient: field('Subject'),
  urlExpedient: field("In the body's own folder"),
  estatExpedient: field('OBERT or TANCAT'),
  estat: field('estatExpedient in 2021'),
  familia: field('Family of procedures'),
  dataPrevistaResolucio: field('Planned end, a day'),
  dataPrevistaResolucioExpedient: field('dataPrevistaResolucio in the spreadsheet'),
  dataFinalitzacioExpedient: field('Date and time of the end'),
  dataFinalitzacio: field('dataFinalitzacioExpedient in 2021'),
  descripcioFase: field("Phase in the body's own words"),
  descripcioFaseExpedient: field('descripcioFase in the examples'),
  fase: field('descripcioFase elsewhere'),
  fasesExpedient: field('Phases so far, the last one current'),
  idActuacio: field('Entry that opened it'),
  idActuacions: field('Entries that belong to it'),
  numeroRegistre: field('Register number of the entry that opened it'),
  actuacioCiutada: field('SI, NO or NO_APLICA: whether it waits for the citizen'),
});
export type CaseFileElement = Static<typeof CaseFile>;

const Appointment = Type.Object({
  ...shared,
  idCita: field('Id of the appointment'),
  assumpteCita: field('Subject'),
  dataActuacio: field('When it was booked'),
  dataCita: field('When one is attended'),
  urlCita: field("In the body's own pages"),
  actuacioCiutada: field('SI, NO or NO_APLICA'),
  urlEdicio: field('Where to change it'),
  urlCancellacio: field('Where to cancel it'),
  puntAtencio: field('Office'),
  adrecaAtencio: field('Address'),
  telefonAtencio: field('Telephone'),
  contacteAtencio: field('Whom to ask'),
  coordenadesGPS: field('Latitude and longitude'),
  URLcoordenadesGPSCustom: field('Map'),
  URLCoordenadesGPSCustom: field('Map, with the capital of its sibling'),
  URLCoordenadesGPSGoogleMaps: field('Map'),
  URLcoordenadesGPSGoogleMaps: field('Map, with the small letter of its sibling'),
});
export type AppointmentElement = Static<typeof Appointment>;

const Tax = Type.Object({
  ...shared,
  idTribut: field('Id of the tax'),
  exercici: field('Year'),
  dataTribut: field('Day'),
  descripcioTribut: field('Name of the tax'),
  descripcioObjecteTributari: field('What is taxed'),
  importTotal: field('Euros'),
  estatDomiciliacio: field('DOMICILIAT, NO_DOMICILIAT or, since 2025, NO_DOMICILIABLE'),
  idGrupTribut: field('Id of the group'),
  tipusGrupTribut: field('Kind of the group'),
  multa: field('Whether it is a fine'),
  deutes: field('Debts'),
  accions: field('Actions'),
});
export type TaxElement = Static<typeof Tax>;

/** A debt of a tax. */
export interface DebtElement {
  situacio?: unknown;
  estatPagament?: unknown;
  dataIniciPagament?: unknown;
  dataFiPagament?: unknown;
  importDeute?: unknown;
  importPendent?: unknown;
  descripcio?: unknown;
  periode?: unknown;
  alerta?: unknown;
  modalitatPagamentDeute?: unknown;
  modalitatPagament?: unknown;
  domiciliat?: unknown;
  accions?: unknown;
  adjunts?: unknown;
  adjuntsDTO?: unknown;
}

/** Something to do about a tax or a debt. */
export interface ActionElement {
  url?: unknown;
  descripcio?: unknown;
  tipus?: unknown;
}

/** A document; every field is optional in the contract. */
export interface AttachmentElement {
  nom?: unknown;
  descripcio?: unknown;
  tipus?: unknown;
  url?: unknown;
  csv?: unknown;
  urlCsv?: unknown;
  mida?: unknown;
  dataCreacio?: unknown;
}

/** An entry without an id of its own can still be told by its register number. */
export const usableEntry = TypeCompiler.Compile(identifiedBy(Entry, 'idActuacio', 'identificador', 'numeroRegistre'));
export const usableCaseFile = TypeCompiler.Compile(identifiedBy(CaseFile, 'idExpedient', 'numeroExpedient', 'identificador'));
export const usableAppointment = TypeCompiler.Compile(identifiedBy(Appointment, 'idCita', 'identificador'));
export const usableTax = TypeCompiler.Compile(identifiedBy(Tax, 'idTribut', 'identificador'));
