/** Words of the pages that a citizen sees on the way from a frame to the sign-in and back, in the four languages of the product. */
import { pageLanguage, type PageLanguage, tagOf } from '../pages/language.js';

export interface FrameTexts {
  folder: string;
  waitTitle: string;
  wait: string;
  backTitle: string;
  /** Where the window does not close by itself. */
  back: string;
  openerLost: string;
  /** Said once for each site: whose page it is, and what it cannot do. */
  noticeTitle: (name: string) => string;
  notice: (name: string) => string;
  noticeOnce: string;
  close: string;
  continue: (name: string) => string;
  /** Where the folder stands on a page of its own and nobody has signed in. */
  notSignedIn: string;
  again: string;
  notReadyTitle: string;
  notReady: string;
}

export const frameTexts: Record<PageLanguage, FrameTexts> = {
  ca: {
    folder: 'La meva carpeta',
    waitTitle: 'Un moment',
    wait: 'Ara s’obre la pàgina on t’identifiques. Si no passa res, tanca aquesta finestra i torna-ho a provar.',
    backTitle: 'Ja pots tornar a la pàgina',
    back: 'Tanca aquesta finestra i continua on eres.',
    openerLost: 'Aquesta finestra ha perdut la pàgina d’on venies. Tanca-la, torna a la pàgina i prem «Continua».',
    noticeTitle: (name) => `La teva carpeta, dins del web de: ${name}`,
    notice: (name) =>
      `${name} ensenya la teva carpeta dins del seu web, però no la pot llegir: ni els teus tràmits, ni les teves notificacions, ni cap altra dada. Només la veus tu.`,
    noticeOnce: 'T’ho diem un sol cop per a cada web.',
    close: 'D’acord, tanca la finestra',
    continue: (name) => `Continua al web de: ${name}`,
    notSignedIn: 'No t’has identificat, i sense això no podem ensenyar-te la carpeta.',
    again: 'Torna-ho a provar',
    notReadyTitle: 'Aquesta part de la pàgina encara no funciona',
    notReady: 'Aquí hi hauria la teva carpeta. Avisa l’ens d’aquesta pàgina que li falta un pas.',
  },
  es: {
    folder: 'Mi carpeta',
    waitTitle: 'Un momento',
    wait: 'Ahora se abre la página donde te identificas. Si no pasa nada, cierra esta ventana e inténtalo otra vez.',
    backTitle: 'Ya puedes volver a la página',
    back: 'Cierra esta ventana y continúa donde estabas.',
    openerLost: 'Esta ventana ha perdido la página de donde venías. Ciérrala, vuelve a la página y pulsa «Continuar».',
    noticeTitle: (name) => `Tu carpeta, dentro de la web de: ${name}`,
    notice: (name) =>
      `${name} muestra tu carpeta dentro de su web, pero no puede leerla: ni tus trámites, ni tus notificaciones, ni ningún otro dato. Solo la ves tú.`,
    noticeOnce: 'Te lo decimos una sola vez para cada web.',
    close: 'De acuerdo, cerrar la ventana',
    continue: (name) => `Continuar en la web de: ${name}`,
    notSignedIn: 'No te has identificado, y sin eso no podemos mostrarte la carpeta.',
    again: 'Volver a intentarlo',
    notReadyTitle: 'Esta parte de la página todavía no funciona',
    notReady: 'Aquí estaría tu carpeta. Avisa al organismo de esta página de que le falta un paso.',
  },
  oc: {
    folder: 'Era mia carpeta',
    waitTitle: 'Un moment',
    wait: 'Ara se daurís era pagina a on t’identifiques. Se non passe arren, barra aguesta hièstra e torna-ac a sajar.',
    backTitle: 'Ja pòs tornar ara pagina',
    back: 'Barra aguesta hièstra e contunha a on ères.',
    openerLost: 'Aguesta hièstra a perdut era pagina d’a on venguies. Barra-la, torna ara pagina e sarra «Contunha».',
    noticeTitle: (name) => `Era tua carpeta, laguens deth web de: ${name}`,
    notice: (name) =>
      `${name} amòstre era tua carpeta laguens deth sòn web, mès non la pòt liéger: ne es tòns tramits, ne es tues notificacions, ne cap auta donada. Sonque la ves tu.`,
    noticeOnce: 'T’ac didem un solet còp entà cada web.',
    close: 'D’acòrd, barra era hièstra',
    continue: (name) => `Contunha en web de: ${name}`,
    notSignedIn: 'Non t’as identificat, e sense açò non te podem amostrar era carpeta.',
    again: 'Torna-ac a sajar',
    notReadyTitle: 'Aguesta part dera pagina encara non fonciona',
    notReady: 'Aciu i aurie era tua carpeta. Avisa ar ens d’aguesta pagina que li manque un pas.',
  },
  en: {
    folder: 'My folder',
    waitTitle: 'One moment',
    wait: 'The page where you identify yourself is about to open. If nothing happens, close this window and try again.',
    backTitle: 'You can go back to the page',
    back: 'Close this window and go on where you were.',
    openerLost: 'This window has lost the page that you came from. Close it, go back to the page and press “Continue”.',
    noticeTitle: (name) => `Your folder, inside the website of: ${name}`,
    notice: (name) =>
      `${name} shows your folder inside its website, but cannot read it: neither your procedures, nor your notifications, nor any other data. Only you see it.`,
    noticeOnce: 'We tell you this once for each website.',
    close: 'All right, close the window',
    continue: (name) => `Continue on the website of: ${name}`,
    notSignedIn: 'You did not identify yourself, and without that we cannot show you the folder.',
    again: 'Try again',
    notReadyTitle: 'This part of the page does not work yet',
    notReady: 'Your folder would be here. Please tell the body behind this page that a step is missing.',
  },
};

/** By the first part of the tag, as the kit reads it; Catalan where it is none of the four. */
export function languageOf(tag: string): { language: PageLanguage; code: string } {
  const language = pageLanguage([tag]);
  return { language, code: tagOf(language) };
}
