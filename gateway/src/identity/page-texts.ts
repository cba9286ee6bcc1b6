/** Words of the few pages that the issuer itself shows, in the four languages of the product. */
export type PageLanguage = 'ca' | 'es' | 'oc' | 'en';

export interface PageTexts {
  failedTitle: string;
  failed: string;
  expired: string;
  signOutTitle: string;
  signOutQuestion: string;
  signOutButton: string;
  signedOutTitle: string;
  signedOut: string;
  code: string;
}

export const pageTexts: Record<PageLanguage, PageTexts> = {
  ca: {
    failedTitle: 'No hem pogut iniciar la sessió',
    failed: 'Torna a la pàgina on eres i prova-ho una altra vegada. No s’ha enviat ni compartit cap dada teva.',
    expired: 'Has trigat més del compte o has obert la pàgina dues vegades. Torna a la pàgina on eres i inicia la sessió de nou.',
    signOutTitle: 'Vols tancar la sessió?',
    signOutQuestion: 'La tancarem a tots els webs on la tens oberta.',
    signOutButton: 'Tanca la sessió',
    signedOutTitle: 'Has tancat la sessió',
    signedOut: 'Ja no hi ha cap sessió teva oberta. Pots tancar aquesta pestanya.',
    code: 'Codi per a qui t’hagi d’ajudar:',
  },
  es: {
    failedTitle: 'No hemos podido iniciar la sesión',
    failed: 'Vuelve a la página donde estabas e inténtalo otra vez. No se ha enviado ni compartido ningún dato tuyo.',
    expired: 'Has tardado demasiado o has abierto la página dos veces. Vuelve a la página donde estabas e inicia la sesión de nuevo.',
    signOutTitle: '¿Quieres cerrar la sesión?',
    signOutQuestion: 'La cerraremos en todas las webs donde la tienes abierta.',
    signOutButton: 'Cerrar la sesión',
    signedOutTitle: 'Has cerrado la sesión',
    signedOut: 'Ya no hay ninguna sesión tuya abierta. Puedes cerrar esta pestaña.',
    code: 'Código para quien te tenga que ayudar:',
  },
  oc: {
    failedTitle: 'Non auem pogut iniciar era session',
    failed: 'Torna ara pagina a on ères e sage-ac un aute còp. Non s’a enviat ne compartit cap donada tua.',
    expired: 'As tardat massa o as daurit era pagina dus còps. Torna ara pagina a on ères e inícia era session de nau.',
    signOutTitle: 'Vòs barrar era session?',
    signOutQuestion: 'La barraram en toti es webs a on la ties dubèrta.',
    signOutButton: 'Barra era session',
    signedOutTitle: 'As barrat era session',
    signedOut: 'Ja non i a cap session tua dubèrta. Pòs barrar aguesta pestanha.',
    code: 'Còdi entà qui t’age d’ajudar:',
  },
  en: {
    failedTitle: 'We could not sign you in',
    failed: 'Go back to the page where you were and try again. None of your data was sent or shared.',
    expired: 'It took too long, or the page was opened twice. Go back to the page where you were and sign in again.',
    signOutTitle: 'Do you want to sign out?',
    signOutQuestion: 'You will be signed out of every site where you are signed in.',
    signOutButton: 'Sign out',
    signedOutTitle: 'You are signed out',
    signedOut: 'No session of yours is open any more. You can close this tab.',
    code: 'Code for whoever helps you:',
  },
};

/** The first wish that can be met: `ui_locales` of the site, then what the browser asks for, then Catalan. */
export function pageLanguage(wishes: (string | undefined)[]): PageLanguage {
  for (const wish of wishes.flatMap((list) => (list ?? '').toLowerCase().split(/[\s,]+/))) {
    const language = wish.split(/[-;]/)[0] ?? '';
    if (Object.hasOwn(pageTexts, language)) return language as PageLanguage;
  }
  return 'ca';
}
