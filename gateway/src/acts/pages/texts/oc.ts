import type { ActTexts } from '../texts.js';

/** Aranese. */
export const oc: ActTexts = {
  frame: {
    service: 'Notificacions',
    languages: 'Lengua',
    signedInAs: (name, identifier) => `As entrat coma ${name} (${identifier})`,
    onBehalfOf: (name, identifier) => `En tot actuar en nòm de ${name} (${identifier})`,
    officialTime: (time) => `Ora oficiau: ${time}`,
    never: (operator) => `${operator} · En aguesta pagina non te demanaram jamès cap de senhau ne cap de còdi.`,
  },
  way: {
    signedOut: { title: 'Identifica-te entà veir era notificacion', text: 'Abans de mostrar-te-la auem de saber qui ès.' },
    signingInIsNoAct: 'Identificar-te non la daurís ne l’accèpte: aquerò ac decidiràs dempús.',
    signInEnded: {
      cancelled: 'As deishat era identificacion a mieges. Pòs tornar-i quan volgues.',
      failed: 'Era identificacion non a anat ben. Torna-ac a sajar.',
    },
    signIn: 'Identifica-te',
    signInOtherwise: 'Identifica-te d’ua auta manèra',
    signInAgain: {
      title: 'Identifica-te de nau entà decidir',
      text: 'Hè mès de mieja ora que t’identifiquères e, entà decidir, cau que tornes a hè’c.',
    },
    notFound: {
      title: 'Non trapam aguesta notificacion',
      text: 'Pòt èster que sigue entà ua auta persona, que te l’agen enviada coma representant de quauquarrés, o que hège mès de tres ans.',
    },
    beyondReach: {
      title: 'Non ei entre es notificacions qu’auem pogut liéger',
      text: 'Eth registre non mos les a dat totes, dilhèu pr’amor que n’as moltes. Pòt èster qu’aguesta sigue tua: guarda-la ena bóstia deth registre o ena sedença de qui te l’envie.',
    },
    unavailable: { title: 'Ara non podem consultar eth registre de notificacions', text: 'Torna-ac a sajar d’aciu a ua estona.' },
    unasked: {
      'level-too-low': 'Eth registre demane ua identificacion mès fòrta. Identifica-te damb un nivèu mès naut e torna-i.',
      'not-represented': 'Eth registre non mos dèishe consultar-la en tòn nòm. Guarda-la ena sedença der emissor.',
    },
    tooOften: { title: 'As preguntat fòrça viatges seguidi', text: 'Demora un minut e torna-ac a sajar.' },
    internal: {
      title: 'Non auem pogut hèr aguesta pagina',
      text: 'A fallat ua causa nòsta. Torna ara notificacion e guarda en quin estat ei abans de hèr arren mès.',
    },
    refused: {
      title: 'Aguesta pagina sonque se daurís dirèctament en navegador',
      text: 'Entà protegir-te non se pòt daurir laguens d’un aute web ne per auançat.',
    },
    left: { title: 'As gessut dera notificacion', text: 'Gésser-ne non la daurís ne la refuse. Pòs barrar aguesta pestanha.' },
    notSent: 'Aguest còp non auem enviat arren ath registre.',
    backTo: (site) => `Torna ath web: ${site}`,
    tryAgain: 'Torna-ac a sajar',
    toIssuer: (host) => `Vè ara sedença der emissor (${host})`,
    back: 'Torna',
    backToIt: 'Torna ara notificacion',
  },
  facts: {
    heading: 'Es donades',
    sender: 'Qui te l’envie',
    kind: 'Tipe',
    kinds: { notification: 'Notificacion', communication: 'Comunicacion', unknown: 'Er emissor non ac ditz' },
    title: 'Assumpte',
    reference: 'Referéncia',
    caseFile: 'Expedient',
    register: 'Numèro de registre',
    deposited: 'Ara tua disposicion des de',
    expires: 'Vence',
    estimated: '(data estimada: er emissor non la ditz)',
    served: 'I conste damb data de',
    level: 'Nivèu entà daurir-la',
    levels: { low: 'baish', substantial: 'substanciau', high: 'naut' },
    channel: 'Canau',
    digital: 'electronic',
    alsoOnPaper: 'electronic e tanben en papèr',
    daysLeft: (days) =>
      days < 0 ? 'Era data ja a passat' : days === 0 ? 'S’acabe aué' : days === 1 ? 'Rèste 1 dia naturau' : `Rèsten ${days} dies naturaus`,
    now: 'Ora oficiau ara',
  },
  choice: {
    heading: 'Qué pòs hèr e qué passarà',
    effect: {
      accept: {
        title: 'S’acceptes e la dauris',
        text: 'Constarà coma notificada en aguest moment e es terminis que digue començaràn a compdar. La poderàs liéger de seguida e auràs un justificant.',
      },
      reject: {
        title: 'Se la refuses',
        text: 'Constarà coma refusada en aguest moment. Eth procediment contunharà parièr que se te l’auessen notificada e es terminis començaràn a compdar. Dempús la poderàs liéger.',
      },
      read: { title: 'Se la lieges', text: 'Constarà coma acceptada en aguest moment. La poderàs liéger de seguida.' },
    },
    silence: 'Se non hès arren',
    expires: (when) => (when ? `Vencerà eth ${when}.` : 'Vencerà quan s’acabe eth termini.'),
    deemedRejected: 'Legaument constarà coma refusada e eth procediment contunharà.',
    deemedRejectedIf:
      'Se t’as de relacionar damb era Administracion per mejans electronics, o ac causires, legaument constarà coma refusada e eth procediment contunharà.',
    neverExpires: 'Non passe arren: ua comunicacion non vence e la pòs liéger quan volgues.',
    alsoOnPaper: 'Tanben te l’envien en papèr: compde era prumèra que recebes.',
    courtesy: 'Es avisi per corrèu o SMS son ua cortesia: es terminis compden encara que non te n’arribe cap.',
    button: { accept: 'Accèpta e daurís', reject: 'Refusa', read: 'Accèpta e lieg' },
    nothingYet: 'Encara non passarà arren: abans te demanaram que ac confirmes.',
    again:
      'Ja ac demanères e non sabem s’arribèc. Eth registre encara la mòstre per daurir. S’ac tornes a demanar, sonque pòt constar un còp.',
  },
  confirm: {
    title: { accept: 'Confirma qu’acceptes e la dauris', reject: 'Confirma que la refuses', read: 'Confirma que la lieges' },
    sentence: {
      accept: (title, body) => `Acceptaràs e dauriràs «${title}» (${body}): constarà coma notificada e es terminis començaràn a compdar.`,
      reject: (title, body) =>
        `Refusaràs «${title}» (${body}): constarà coma refusada, eth procediment contunharà e es terminis començaràn a compdar.`,
      read: (title, body) => `Liegeràs «${title}» (${body}): constarà coma acceptada.`,
    },
    onBehalfOf: (name) => `Ac hès en nòm de ${name}.`,
    final: 'Non se pòt deshèr.',
    understood: {
      accept: 'Ac compreni: des d’ara constarà coma notificada.',
      reject: 'Ac compreni: des d’ara constarà coma refusada.',
      read: 'Ac compreni: des d’ara constarà coma acceptada.',
    },
    button: { accept: 'Òc, accèpta-la e daurís-la', reject: 'Òc, refusa-la', read: 'Òc, accèpta-la e lieg-la' },
    back: 'Torna sense hèr arren',
    tooSoon: 'Ac as confirmat massa de prèssa e non ac auem enviat. Lieg-ac e, s’ac vòs, torna-ac a confirmar.',
    stale: 'Aguesta confirmacion a caducat e non l’auem enviada. S’encara ac vòs, torna-ac a confirmar.',
    unticked: 'Encara non ac auem enviat. S’ac vòs confirmar, marca era casèla.',
    contactMissing: 'Encara non ac auem enviat. Escriu un corrèu o un telefòn valid, o desmarca era casèla des avisi.',
    sending: 'Ac comprovam damb eth registre e ac enviam. Pòt tardar enquia vint segons: non barres era pagina.',
    error: 'Error',
    channelHeading: 'A compdar d’ara, com vòs es notificacions?',
    channelText: 'Aguesta tanben te l’envien en papèr. Acceptar-la non t’obligue a causir arren.',
    channelChoice: (body) => `Voi que me notifiquen per mejans electronics e non en papèr (${body}).`,
    email: 'Corrèu electronic entàs avisi',
    phone: 'Telefòn mobil entàs avisi',
    channelHint: 'Se marques era casèla, escriu-ne aumens un.',
  },
  outcome: {
    done: { accept: 'Hèt: l’as acceptada', reject: 'Hèt: l’as refusada', read: 'Hèt: l’as acceptada' },
    listed: { accept: 'Conste coma acceptada', reject: 'Conste coma refusada', read: 'Conste coma acceptada' },
    doneText: {
      accept: 'Conste coma notificada.',
      reject: 'Conste coma refusada e eth procediment contunhe.',
      read: 'Conste coma acceptada.',
    },
    byList:
      'Ac auem sabut dempús, en tot guardar era lista deth registre. Se i a mès persones destinatàries, pòt èster qu’ac hesse ua auta.',
    notListedYet: 'Era lista deth registre encara non ac mòstre: quan ac mòstre, poderàs liéger çò que ditz.',
    notDone: 'Non s’a hèt',
    refusals: {
      'level-too-low':
        'Eth registre demane ua identificacion mès fòrta. Era notificacion contunhe parièr: identifica-te damb un nivèu mès naut e torna-i.',
      'sign-in-again': 'Era tua identificacion ja non vau en registre. Era notificacion contunhe parièr: identifica-te de nau e torna-i.',
      'already-served': 'Ja constaue coma acceptada, refusada o recebuda per ua auta via. Ara non a cambiat arren.',
      expired: 'Eth termini ja s’auie acabat: conste coma vençuda. Encara la pòs liéger.',
      annulled: 'Er emissor l’a anullada. Ja non as de hèr arren damb aguesta notificacion.',
      'in-error': 'Er emissor l’a retirada per un error. Se non te n’arribe cap auta, demana-l’ac.',
      'not-published': 'Er emissor encara non l’a botada ara tua disposicion. Torna-ac a guardar mès tard.',
      'not-found': 'Eth registre ja non la trape. Demana-ac ar emissor.',
      'not-addressee': 'Eth registre ditz que non ei entà tu. S’actues en nòm de quauquarrés, identifica-te coma representant.',
      'paper-only': 'Te l’an de notificar en papèr: demora era carta.',
      'channel-of-legal-person':
        'Ua entitat non pòt cambiar de canau. Era notificacion contunhe parièr: torna-i sense marcar aguesta opcion.',
      'channel-needs-contact': 'Entà cambiar de canau cau un corrèu o un telefòn valid. Era notificacion contunhe parièr: torna-i.',
      'issuer-not-entitled': 'Er emissor non pòt notificar-te per aguesta via. Demana-li com te la harà a arribar.',
      'not-authorised':
        'Eth registre non mos dèishe hèr-ac en tòn nòm. Era notificacion contunhe parièr: daurís-la ena sedença der emissor.',
      'not-represented': 'Eth registre de representacions non ditz que pogues recéber es sues notificacions. Non ac auem enviat.',
      'representation-unverified': 'Non auem pogut comprovar era representacion e non ac auem enviat. Torna-ac a sajar.',
      'not-for-this-kind': 'Damb aguesta notificacion aquerò non se pòt hèr. Contunhe parièr: torna-i e guarda qué pòs causir.',
      unreachable: 'Non auem pogut arribar ath registre e non ac auem enviat. Torna-ac a sajar.',
      interrupted: 'Eth nòste servici s’arturèc abans d’enviar-ac. Torna-ac a sajar.',
      replaced: 'Non ne sabérem eth resultat, e ua peticion posteriora tua ocupèc eth sòn lòc.',
      other: 'Eth registre non ac a acceptat e non ditz per qué. Era notificacion contunhe parièr: daurís-la ena sedença der emissor.',
    },
    unknown: {
      title: 'Encara non sabem se s’a hèt',
      text: 'Auem enviat çò qu’as demanat e eth registre non mos a responut. Non ac tornaram a enviar. Aciu veiràs qué i conste quan ac sapiam.',
    },
    underWay: { title: 'S’ei en tot hèr', text: 'Ja ac as demanat e encara demoram era responsa deth registre. Non ac tornaram a enviar.' },
    termRuns: 'Eth termini contunhe corrent.',
    comeBack: 'Torna-i d’aciu a un minut: s’encara conste entà daurir, ac poderàs tornar a demanar.',
    lookNow: 'Guarda-ac ara',
    receipt: {
      heading: 'Justificant',
      what: 'Qué as hèt',
      whatAsked: 'Qué as demanat',
      acts: {
        accept: 'Acceptar e daurir era notificacion',
        reject: 'Refusar era notificacion',
        read: 'Liéger e acceptar era comunicacion',
      },
      officialTime: 'Ora oficiau deth registre',
      writtenDown: 'Ora oficiau qu’ac auem anotat',
      asked: 'Ac demanères',
      who: 'Qui ac a hèt',
      whoAsked: 'Qui ac a demanat',
      onBehalfOf: 'En nòm de',
      level: 'Nivèu d’identificacion',
      key: 'Còdi dera operacion',
      issuedBy: 'Qui emet eth justificant',
      channel: 'Canau d’ara endauant',
      channelChanged: 'electronic, coma as demanat',
      print: 'Imprimís eth justificant',
      keep: 'Lo tornaràs a trapar aciu tostemp que i entres.',
    },
  },
  state: {
    final: {
      accepted: { title: 'Ja ei dubèrta', text: 'Conste coma acceptada.' },
      rejected: { title: 'Ja ei refusada', text: 'Conste coma refusada e eth procediment contunhe.' },
      expired: {
        title: 'Vençuda',
        text: 'Non se dauric a temps: legaument conste coma refusada e eth procediment contunhe.',
      },
      'rejected-or-expired': {
        title: 'Refusada o vençuda',
        text: 'Er emissor non ditz quina des dues causes passèc. Legaument conste coma refusada e eth procediment contunhe.',
      },
      annulled: {
        title: 'Anullada per er emissor',
        text: 'Ja non as de hèr arren damb aguesta notificacion. S’as dobtes, demana-ac ar emissor.',
      },
      unknown: {
        title: 'Non sabem en quin estat ei',
        text: 'Eth registre ne ditz ua causa que non coneishem, e non volem hèr arren a cegues. Guarda-la ena sedença der emissor.',
      },
    },
    paperFirst: 'Se tanben te l’envièren en papèr, compde era prumèra que receberes.',
    edict: {
      text: 'Se tanben te la manauen en papèr e non te la poderen autrejar, er avís se publique en Taulèr Edictau Unic deth BOE, a on se pòt cercar pendent tres mesi. Non sabem s’ei eth cas d’aguesta.',
      link: 'Cerca en Taulèr Edictau Unic (boe.es)',
    },
    level: {
      title: 'Entà daurir-la cau ua identificacion mès fòrta',
      needed: (needed, current) => `Cau eth nivèu ${needed} e as entrat damb eth nivèu ${current}.`,
      how: {
        low: 'Servís quinsevolh manèra d’identificar-te.',
        substantial: 'Servissen Cl@ve, un certificat digitau, o er idCAT Mòbil se te’u heres presenciaument o damb certificat.',
        high: 'Servís un certificat digitau en targeta, coma eth DNI electronic.',
      },
      button: (needed) => `Identifica-te damb nivèu ${needed}`,
      returns: 'Dempús tornaràs ad aguesta madeisha notificacion. Identificar-te non la daurís ne l’accèpte.',
    },
    notRepresented: (name) => ({
      title: `Non conste que pogues recéber es notificacions de ${name}`,
      text: `Eth registre de representacions non ne ditz arren, o era representacion ja non vau. Demana a ${name} que te la dongue en Representa, o identifica-te en tòn nòm.`,
    }),
    representationUnverified: (name) => ({
      title: `Ara non podem comprovar que representes a ${name}`,
      text: 'Sense comprovar-ac non te deisham daurir-la ne refusar-la. Era notificacion contunhe parièr: torna-ac a sajar d’aciu a ua estona.',
    }),
  },
  contents: {
    heading: 'Qué ditz',
    readBelow: 'La pòs liéger mès enjós',
    documents: 'Documents',
    roles: { decision: 'document principau', annex: 'annèx' },
    download: (name) => `Descarga ${name}`,
    evidence: 'Descarga era evidéncia deth registre',
    evidenceText: 'Ei era pròva que ne da eth madeish registre.',
    none: 'Er emissor non i a botat cap de tèxte ne cap de document.',
    discarded: (count) =>
      count === 1
        ? 'I a 1 document que non auem pogut liéger: cèrca-lo ena sedença der emissor.'
        : `I a ${count} documents que non auem pogut liéger: cèrca-les ena sedença der emissor.`,
    unavailable: 'Ara non podem mostrar qué ditz. Çò que conste non cambie per aquerò.',
    downloadFailed: {
      title: 'Ara non podem descargar eth document',
      text: 'Eth registre non mos l’a dat. Torna-ac a sajar d’aciu a ua estona.',
    },
  },
  incident: {
    link: 'Informa d’ua incidéncia',
    title: 'Informa d’ua incidéncia',
    text: 'S’un problèma tecnic non t’a deishat daurir era notificacion a temps e ac pòs demostrar, era lei ac a en compde (Lei 39/2015, article 43.2).',
    communication: 'S’un problèma tecnic non te l’a deishat liéger, explica-ac a qui te l’envie. Ua comunicacion non a termini.',
    steps: [
      'Sauva o imprimís aguesta pagina: i a era ora oficiau e es donades dera notificacion.',
      'Apunta qué heres, quan, e qué te gessec ena pantalha. Se pòs, hè-ne ua captura.',
      'Hè-ac a arribar a qui te l’envie, abans que s’acabe eth termini s’encara i ès a temps.',
    ],
    report: (operator) => `Informa’n tanben a ${operator}`,
    data: 'Donades entara incidéncia',
    outages: {
      heading: 'Incidéncies tecniques qu’auem vist',
      seen: (count) =>
        count === 1
          ? 'Tant que la podies daurir auem vist 1 incidéncia tecnica:'
          : `Tant que la podies daurir auem vist ${count} incidéncies tecniques:`,
      kinds: { enotum: 'Eth registre de notificacions falhaue o non responie', gateway: 'Aguest servici non foncionaue' },
      ongoing: 'encara dure',
      longest: (count) => `Aciu i a es ${count} mès longues.`,
      none: 'Tant que la podies daurir non auem vist cap incidéncia ne en registre de notificacions ne en aguest servici. Aquerò non vò díder que non n’i auesse cap.',
      basis: 'Ei çò que vedec aguest servici, en ora oficiau. Non ditz arren deth tòn aparelh ne dera tua connexion.',
    },
  },
};
