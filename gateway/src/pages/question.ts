/** Before a page that can read what it shows gets to know the citizen: what it will read, and whether they want that. In the four languages of the product. */
import { plainPage } from './document.js';
import { escapeHtml } from './html.js';
import type { PageLanguage } from './language.js';

interface QuestionTexts {
  title: (name: string) => string;
  /** Where the page gets what every body holds. */
  readsAll: string;
  /** Where it gets what its own body holds. */
  readsOwn: string;
  /** For whoever does not know why they are here. */
  otherwise: string;
  once: string;
  yes: string;
  no: string;
}

const questionTexts: Record<PageLanguage, QuestionTexts> = {
  ca: {
    title: (name) => `Vols entrar al web de: ${name}?`,
    readsAll:
      'Ja t’has identificat. Si continues, aquest web podrà llegir el teu nom, quatre xifres del teu document d’identitat i tot el que ensenya la teva carpeta, també d’altres administracions.',
    readsOwn:
      'Ja t’has identificat. Si continues, aquest web podrà llegir el teu nom, quatre xifres del teu document d’identitat i el que aquest ens té de tu. No podrà llegir res d’altres administracions.',
    otherwise: 'Si no ho has demanat tu, no continuïs.',
    once: 'T’ho preguntem un cop per a cada web mentre dura la sessió.',
    yes: 'Sí, continua',
    no: 'No, torna enrere',
  },
  es: {
    title: (name) => `¿Quieres entrar en la web de: ${name}?`,
    readsAll:
      'Ya te has identificado. Si continúas, esta web podrá leer tu nombre, cuatro cifras de tu documento de identidad y todo lo que muestra tu carpeta, también de otras administraciones.',
    readsOwn:
      'Ya te has identificado. Si continúas, esta web podrá leer tu nombre, cuatro cifras de tu documento de identidad y lo que este organismo tiene de ti. No podrá leer nada de otras administraciones.',
    otherwise: 'Si no lo has pedido tú, no continúes.',
    once: 'Te lo preguntamos una vez para cada web mientras dura la sesión.',
    yes: 'Sí, continuar',
    no: 'No, volver atrás',
  },
  oc: {
    title: (name) => `Vòs entrar en web de: ${name}?`,
    readsAll:
      'Ja t’as identificat. Se contunhes, aguest web poderà liéger eth tòn nòm, quate chifres deth tòn document d’identitat e tot çò qu’amòstre era tua carpeta, tanben d’autes administracions.',
    readsOwn:
      'Ja t’as identificat. Se contunhes, aguest web poderà liéger eth tòn nòm, quate chifres deth tòn document d’identitat e çò qu’aguest ens a de tu. Non poderà liéger arren d’autes administracions.',
    otherwise: 'Se non ac as demanat tu, non contunhes.',
    once: 'T’ac demanam un còp entà cada web tant que dure era session.',
    yes: 'Òc, contunha',
    no: 'Non, torna entà darrèr',
  },
  en: {
    title: (name) => `Do you want to enter the website of: ${name}?`,
    readsAll:
      'You have identified yourself. If you continue, this website can read your name, four digits of your identity document and everything that your folder shows, also from other public bodies.',
    readsOwn:
      'You have identified yourself. If you continue, this website can read your name, four digits of your identity document and what this body holds about you. It cannot read anything of other public bodies.',
    otherwise: 'If you did not ask for this, do not continue.',
    once: 'We ask you once for each website while you are signed in.',
    yes: 'Yes, continue',
    no: 'No, go back',
  },
};

/**
 * Keeps "yes" asleep for a second after anything that may have put it under a finger without being looked at, as the second half of a double
 * click that another page began. It is not `disabled`, since that would take the focus from whoever has tabbed to it. Without it the page works.
 */
const SCRIPT = `(() => {
  const yes = document.querySelector('[data-yes]');
  let timer;
  const sleep = () => {
    yes.setAttribute('aria-disabled', 'true');
    clearTimeout(timer);
    timer = setTimeout(() => yes.removeAttribute('aria-disabled'), 1000);
  };
  const asleep = (event) => event.detail > 1 || yes.hasAttribute('aria-disabled');
  yes.addEventListener('click', (event) => asleep(event) && event.preventDefault());
  yes.addEventListener('keydown', (event) => event.repeat && event.preventDefault());
  for (const type of ['focus', 'blur', 'pageshow']) addEventListener(type, sleep);
  document.addEventListener('visibilitychange', sleep);
  sleep();
})();`;

export interface Question {
  /** Of the site. */
  name: string;
  /** Whether its page gets what other administrations hold too. */
  readsAll: boolean;
  /** Paths to which each answer is posted. */
  yes: string;
  no: string;
  /** Origins to which the way goes on from there. */
  targets: readonly string[];
}

export function questionPage(language: PageLanguage, { name, readsAll, yes, no, targets }: Question): ReturnType<typeof plainPage> {
  const texts = questionTexts[language];
  const body =
    `<p>${readsAll ? texts.readsAll : texts.readsOwn}</p><p>${texts.otherwise}</p>` +
    `<form method="post" action="${escapeHtml(yes)}"><button data-yes data-go-on>${texts.yes}</button>` +
    `<button formaction="${escapeHtml(no)}">${texts.no}</button></form><p><small>${texts.once}</small></p>`;
  return plainPage({ language, title: texts.title(name), body, inlineScript: SCRIPT, formTargets: targets });
}
