/** The objects of e-NOTUM's REST contract "Ciutadania" 1.0 that a list needs; it promises to add fields, so unknown ones are welcome. */
import { type Static, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import { field, identifiedBy } from '../reading/usable.js';

const Notificacio = Type.Object({
  id: field('Whole number'),
  tipus: field('NOTIFICACIO or COMUNICACIO'),
  emissor: field('Who sent it'),
  titol: field('Title'),
  referencia: field("The issuer's reference"),
  nivellAcces: field('BAIX, SUBSTANCIAL or ALT: the level that opening it takes'),
  dadesRegistre: field('Register number and date'),
  dataPublicacio: field('When it was deposited'),
  dataExpiracioPrevista: field('When it expires, only while it is not practised'),
  dataPracticada: field('When it was accepted, refused or expired'),
  estat: field('DIPOSITADA, ACCEPTADA, REBUTJADA or EXPIRADA'),
  consultada: field('Whether it was read'),
  canal: field('DIGITAL, or PAPER where it may go on paper too'),
  idioma: field('ca, es, en or oc'),
  expedient: field('Number of the case file'),
  tramit: field('Code of the procedure'),
});
export type NotificationElement = Static<typeof Notificacio>;

export const usableNotification = TypeCompiler.Compile(identifiedBy(Notificacio, 'id'));

/** Who sent a notification. */
export interface IssuerElement {
  codiOrganisme?: unknown;
  nomOrganisme?: unknown;
  nomDepartament?: unknown;
}

/** Its place in the issuer's register. */
export interface RegistrationElement {
  numero?: unknown;
}

const Count = Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]));

/** One page of the list. */
export const Page = TypeCompiler.Compile(
  Type.Object({ notificacions: Type.Optional(Type.Unknown()), totalPagines: Count, totalResultats: Count }),
);

export const Summary = TypeCompiler.Compile(Type.Object({ totalNotificacions: Type.Integer({ minimum: 0 }) }));

/** Whose certificate the gateway uses, and for whom it may ask. */
export const User = TypeCompiler.Compile(
  Type.Object({
    document: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    representats: Type.Optional(
      Type.Union([Type.Array(Type.Object({ document: Type.Optional(Type.Union([Type.String(), Type.Null()])) })), Type.Null()]),
    ),
  }),
);

export const Problem = TypeCompiler.Compile(Type.Object({ codi: Type.Union([Type.String(), Type.Integer()]) }));

/** What a body may say of the notification that it was asked to practise; the contract says nothing. */
export const Practice = TypeCompiler.Compile(
  Type.Object({ id: Type.Optional(Type.Union([Type.String(), Type.Number()])), estat: Type.String() }),
);

/** The detail of a communication that reading has accepted. */
export const Practised = TypeCompiler.Compile(
  Type.Object({
    id: Type.Union([Type.String(), Type.Number()]),
    estat: Type.Literal('ACCEPTADA'),
    dataPracticada: Type.Optional(Type.Unknown()),
  }),
);

/** Parts of a detail, as bodies send them: each field any value or none. */
export interface LetterElement {
  cos?: unknown;
  peu?: unknown;
}
export interface DocumentsElement {
  resolucio?: unknown;
  annexos?: unknown;
}
export interface DocumentElement {
  nom?: unknown;
  uuid?: unknown;
  mida?: unknown;
}

const DetailObject = Type.Object({
  id: Type.Union([Type.String(), Type.Number()]),
  dadesOfici: field('The letter: cos and peu'),
  documents: field('resolucio and annexos'),
});
export type DetailElement = Static<typeof DetailObject>;

/** What a notification in a final state says. */
export const Detail = TypeCompiler.Compile(DetailObject);
