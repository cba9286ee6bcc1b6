/** What is said in the place of a frame that does not come, in Catalan, Spanish, Aranese and English; a page waits for no file of texts to say it. */
export interface AbsentWords {
  slow: string;
  /** What happened, what it means where a list would be, what to do. No more than can be known from outside a frame. */
  absent: string;
  unknown: string;
  remedy: string;
  retry: string;
  again: string;
  unprinted: string;
}

export const absentWords: Readonly<Record<string, AbsentWords>> = {
  ca: {
    slow: 'Està trigant a arribar…',
    absent: 'Aquesta part de la pàgina no ha arribat.',
    unknown: 'Per això ara no sabem què hi tens. No vol dir que no hi tinguis res.',
    remedy: 'Si tornar-ho a provar no hi ajuda, avisa qui porta aquesta pàgina.',
    retry: 'Torna-ho a provar',
    again: 'Ho tornem a provar…',
    unprinted: 'Aquesta part encara no havia arribat quan has imprès la pàgina. No vol dir que no hi tinguis res.',
  },
  es: {
    slow: 'Está tardando en llegar…',
    absent: 'Esta parte de la página no ha llegado.',
    unknown: 'Por eso ahora no sabemos qué tienes. No quiere decir que no tengas nada.',
    remedy: 'Si volver a intentarlo no sirve, avisa a quien lleva esta página.',
    retry: 'Volver a intentarlo',
    again: 'Lo intentamos otra vez…',
    unprinted: 'Esta parte todavía no había llegado cuando has imprimido la página. No quiere decir que no tengas nada.',
  },
  'oc-aranes': {
    slow: 'Ei en tot tardar a arribar…',
    absent: 'Aguesta part dera pagina non a arribat.',
    unknown: 'Per aquerò ara non sabem qué i as. Non vò díder que non i ages arren.',
    remedy: 'Se tornar-ac a sajar non i ajude, avisa a qui pòrte aguesta pagina.',
    retry: 'Torna-ac a sajar',
    again: 'Ac tornam a sajar…',
    unprinted: 'Aguesta part encara non auie arribat quan as imprimit era pagina. Non vò díder que non i ages arren.',
  },
  en: {
    slow: 'This is taking a while…',
    absent: 'This part of the page has not arrived.',
    unknown: 'So we do not know now what you have. It does not mean that you have nothing.',
    remedy: 'If trying again does not help, tell whoever runs this page.',
    retry: 'Try again',
    again: 'Trying again…',
    unprinted: 'This part had not arrived yet when you printed the page. It does not mean that you have nothing.',
  },
};
