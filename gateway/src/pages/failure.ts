/** What a page says of a sign-in that cannot go on, in the four languages of the product. */
import { escapeHtml } from './html.js';
import type { PageLanguage } from './language.js';

/** The code of a sign-in that another page began. */
export const FOREIGN_BEGINNING = 'not_begun_here';

export interface FailureTexts {
  failedTitle: string;
  failed: string;
  expired: string;
  /** Where it was not the citizen's own click in the folder that led here, or the browser does not say so. */
  notBegunHere: string;
  code: string;
  /** Where the sign-in is over, and somebody is signed in. */
  signedInTitle: string;
  signedIn: string;
  signedInWindow: string;
  /** To the page of a site, or to one of our own. */
  backTo: (name: string | undefined) => string;
}

/** A registered page. */
export interface Back {
  address: string;
  name?: string;
  /** Whether what stands here is a window of its own. */
  inWindow: boolean;
}

export const failureTexts: Record<PageLanguage, FailureTexts> = {
  ca: {
    failedTitle: 'No hem pogut iniciar la sessió',
    failed: 'Torna a la pàgina on eres i prova-ho una altra vegada. No s’ha enviat ni compartit cap dada teva.',
    expired: 'Has trigat més del compte o has obert la pàgina dues vegades. Torna a la pàgina on eres i inicia la sessió de nou.',
    notBegunHere:
      'Això no ha començat amb el botó «Identifica’t» de la teva carpeta, i per això ho hem aturat. No s’ha enviat ni compartit cap dada teva. Torna a la pàgina on eres i prem aquell botó. Si ho has fet així, actualitza el navegador o prova-ho amb un altre.',
    code: 'Codi per a qui t’hagi d’ajudar:',
    signedInTitle: 'Ja has entrat',
    signedIn: 'Ja t’has identificat i no cal que ho tornis a fer.',
    signedInWindow: 'Pots tancar aquesta finestra i continuar on eres.',
    backTo: (name) => (name === undefined ? 'Continua on eres' : `Torna al web de: ${name}`),
  },
  es: {
    failedTitle: 'No hemos podido iniciar la sesión',
    failed: 'Vuelve a la página donde estabas e inténtalo otra vez. No se ha enviado ni compartido ningún dato tuyo.',
    expired: 'Has tardado demasiado o has abierto la página dos veces. Vuelve a la página donde estabas e inicia la sesión de nuevo.',
    notBegunHere:
      'Esto no ha empezado con el botón «Identificarme» de tu carpeta, y por eso lo hemos detenido. No se ha enviado ni compartido ningún dato tuyo. Vuelve a la página donde estabas y pulsa ese botón. Si lo has hecho así, actualiza el navegador o pruébalo con otro.',
    code: 'Código para quien te tenga que ayudar:',
    signedInTitle: 'Ya has entrado',
    signedIn: 'Ya te has identificado y no hace falta que lo vuelvas a hacer.',
    signedInWindow: 'Puedes cerrar esta ventana y continuar donde estabas.',
    backTo: (name) => (name === undefined ? 'Continuar donde estabas' : `Volver a la web de: ${name}`),
  },
  oc: {
    failedTitle: 'Non auem pogut iniciar era session',
    failed: 'Torna ara pagina a on ères e sage-ac un aute còp. Non s’a enviat ne compartit cap donada tua.',
    expired: 'As tardat massa o as daurit era pagina dus còps. Torna ara pagina a on ères e inícia era session de nau.',
    notBegunHere:
      'Açò non a començat damb eth boton «Identifica-te» dera tua carpeta, e per açò ac auem arturat. Non s’a enviat ne compartit cap donada tua. Torna ara pagina a on ères e sarra aguest boton. S’ac as hèt atau, actualiza eth navegador o saja-ac damb un aute.',
    code: 'Còdi entà qui t’age d’ajudar:',
    signedInTitle: 'Ja as entrat',
    signedIn: 'Ja t’as identificat e non cau que ac tornes a hèr.',
    signedInWindow: 'Pòs barrar aguesta hièstra e contunhar a on ères.',
    backTo: (name) => (name === undefined ? 'Contunha a on ères' : `Torna en web de: ${name}`),
  },
  en: {
    failedTitle: 'We could not sign you in',
    failed: 'Go back to the page where you were and try again. None of your data was sent or shared.',
    expired: 'It took too long, or the page was opened twice. Go back to the page where you were and sign in again.',
    notBegunHere:
      'This did not begin with the “Sign in” button of your folder, so we have stopped it. None of your data was sent or shared. Go back to the page where you were and press that button. If you did, update your browser or try another one.',
    code: 'Code for whoever helps you:',
    signedInTitle: 'You are already in',
    signedIn: 'You are already signed in, so you do not have to do it again.',
    signedInWindow: 'You can close this window and go on where you were.',
    backTo: (name) => (name === undefined ? 'Go on where you were' : `Back to the website of: ${name}`),
  },
};

/** The code is ours, never the citizen's; for two of them there is more to say than that it failed. */
export function failureBody(texts: FailureTexts, code: string): string {
  const said = { session_not_found: texts.expired, [FOREIGN_BEGINNING]: texts.notBegunHere }[code] ?? texts.failed;
  return `<p>${said}</p><p><small>${texts.code} ${escapeHtml(code)}</small></p>`;
}

export function signedInBody(texts: FailureTexts, back: Back | undefined): string {
  return `<p>${texts.signedIn}${back?.inWindow ? ` ${texts.signedInWindow}` : ''}</p>`;
}

export const wayBack = (texts: FailureTexts, back: Back | undefined): string =>
  back ? `<p><a class="button" href="${escapeHtml(back.address)}">${escapeHtml(texts.backTo(back.name))}</a></p>` : '';
