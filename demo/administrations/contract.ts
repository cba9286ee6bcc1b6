/** The objects of the published contracts, field names as they travel: HCC, e-NOTUM "Ciutadania", traces of the exchange platform. */

export interface Actuacio {
  idActuacio: string;
  tipusPersona: 'INTERESSAT' | 'REPRESENTANT';
  codiINE10: string;
  codiDIR3Organisme?: string;
  tipusActuacio: 'ENTRADA' | 'SORTIDA';
  dataActuacio: string;
  numeroRegistre: string;
  assumpteActuacio: string;
  urlActuacio: string;
  viaPresentacio?: string;
  procediment?: string;
  idExpedient?: string;
  fue: boolean;
  estatNotificacio?: 'DIPOSITADA' | 'ACCEPTADA' | 'REBUTJADA';
  adjunts?: { nom: string; tipus: string; mida: string; csv: string }[];
}

export interface Expedient {
  idExpedient: string;
  tipusPersona: 'INTERESSAT' | 'REPRESENTANT';
  codiINE10: string;
  codiDIR3Organisme?: string;
  procediment: string;
  familia?: string;
  dataIniciExpedient: string;
  assumpteExpedient: string;
  urlExpedient: string;
  estatExpedient: 'OBERT' | 'TANCAT';
  dataPrevistaResolucio?: string;
  dataFinalitzacioExpedient?: string;
  descripcioFase?: string;
  idActuacions?: string[];
  numeroRegistre?: string;
  actuacioCiutada?: 'SI' | 'NO' | 'NO_APLICA';
  fue: boolean;
}

export type EstatNotificacio = 'DIPOSITADA' | 'ACCEPTADA' | 'REBUTJADA' | 'EXPIRADA';

/** A notification as the list shows it. */
export interface Notificacio {
  id: number;
  tipus: 'NOTIFICACIO' | 'COMUNICACIO';
  emissor: { codiOrganisme: string; nomOrganisme: string; codiDepartament: string; nomDepartament: string };
  titol: string;
  referencia?: string;
  nivellAcces: 'BAIX' | 'SUBSTANCIAL' | 'ALT';
  dadesRegistre?: { numero: string; data: string };
  dataPublicacio: string;
  dataExpiracioPrevista?: string;
  dataPracticada?: string;
  estat: EstatNotificacio;
  consultada: boolean;
  diesExpiracio?: number;
  canal: 'DIGITAL' | 'PAPER';
  idioma: 'ca' | 'es' | 'oc';
  expedient?: string;
}

export interface Traca {
  Atributos: {
    IdPeticion: string;
    NumElementos: number;
    TimeStamp: string;
    CodigoProducto: string;
    CodigoCertificado: string;
    DatosAutorizacion: { IdentificadorSolicitante: string; NombreSolicitante: string; Finalidad?: string };
    Emisor: { NifEmisor?: string; NombreEmisor: string };
    Estado: { CodigoEstado: string };
    /** The official who pressed the button. It travels, and must never reach the citizen's screen. */
    Funcionario: { NombreCompleto: string; Nif: string; EMail: string };
  };
  DatosGenericos: {
    Solicitante: { Finalidad?: string; Procedimiento?: string; Consentimiento?: string };
    Titular: { TipoDocumentacion: string; Documentacion: string };
    Transmision: { CodigoCertificado: string; IdSolicitud: string; IdTransmision?: string; FechaGeneracion: string };
  };
}
