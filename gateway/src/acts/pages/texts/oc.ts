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
    notFound: {
      title: 'Non trapam aguesta notificacion',
      text: 'Pòt èster que sigue entà ua auta persona, que te l’agen enviada coma representant de quauquarrés, o que hège mès de tres ans.',
    },
    unavailable: {
      title: 'Ara non podem consultar eth registre de notificacions',
      text: 'Non s’a enviat arren e era notificacion contunhe parièr. Torna-ac a sajar d’aciu ua estona.',
    },
    tooOften: {
      title: 'As preguntat fòrça viatges seguidi',
      text: 'Non s’a enviat arren e era notificacion contunhe parièr. Demora un minut e torna-ac a sajar.',
    },
    internal: {
      title: 'Non auem pogut hèr aguesta pagina',
      text: 'A fallat ua causa nòsta. Torna ara notificacion e guarda en quin estat ei abans de hèr arren mès.',
    },
    refused: {
      title: 'Aguesta pagina sonque se daurís dirèctament en navegador',
      text: 'Entà protegir-te non se pòt daurir laguens d’un aute web ne per auançat. Non a passat arren damb era notificacion.',
    },
    left: { title: 'Non as hèt arren', text: 'Era notificacion contunhe parièr. Pòs barrar aguesta pestanha.' },
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
    levels: { low: 'basic', substantial: 'substanciau', high: 'naut' },
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
      'Se t’as de relacionar damb era Administracion per mejans electronics, o ac alistères, legaument constarà coma refusada e eth procediment contunharà.',
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
    tooSoon: 'Ac as confirmat massa de prèssa e encara non a passat arren. Lieg-ac e, s’ac vòs, torna-ac a confirmar.',
    stale: 'Aguesta confirmacion a caducat e encara non a passat arren. S’encara ac vòs, torna-ac a confirmar.',
    unticked: 'Encara non a passat arren. S’ac vòs confirmar, marca era casèla.',
    contactMissing: 'Encara non a passat arren. Escriu un corrèu o un telefòn valid, o desmarca era casèla des avisi.',
    error: 'Error',
    channelHeading: 'A compdar d’ara, com vòs es notificacions?',
    channelText: 'Aguesta tanben te l’envien en papèr. Acceptar-la non t’obligue a alistar arren.',
    channelChoice: (body) => `Voi que me notifiquen per mejans electronics e non en papèr (${body}).`,
    email: 'Corrèu electronic entàs avisi',
    phone: 'Telefòn mobil entàs avisi',
    channelHint: 'Se marques era casèla, escriu-ne aumens un.',
  },
  outcome: {
    done: { accept: 'Hèt: l’as acceptada', reject: 'Hèt: l’as refusada', read: 'Hèt: l’as acceptada' },
    doneText: {
      accept: 'Conste coma notificada. La pòs liéger mès enjós.',
      reject: 'Conste coma refusada e eth procediment contunhe. La pòs liéger mès enjós.',
      read: 'Conste coma acceptada. La pòs liéger mès enjós.',
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
      'not-represented':
        'Eth registre de representacions non ditz que pogues recéber es sues notificacions. Era notificacion contunhe parièr.',
      'representation-unverified': 'Non auem pogut comprovar era representacion. Era notificacion contunhe parièr: torna-ac a sajar.',
      'not-for-this-kind': 'Damb aguesta notificacion aquerò non se pòt hèr. Contunhe parièr: torna-i e guarda qué pòs alistar.',
      unreachable: 'Non auem pogut arribar ath registre e non s’a enviat arren. Era notificacion contunhe parièr: torna-ac a sajar.',
      interrupted: 'Eth nòste servici s’arturèc abans d’enviar arren. Era notificacion contunhe parièr: torna-ac a sajar.',
      replaced: 'Non ne sabérem eth resultat, e ua peticion posteriora tua ocupèc eth sòn lòc.',
      other: 'Eth registre non ac a acceptat e non ditz per qué. Era notificacion contunhe parièr: daurís-la ena sedença der emissor.',
    },
    unknown: {
      title: 'Encara non sabem se s’a hèt',
      text: 'Auem enviat çò qu’as demanat e eth registre non mos a responut. Non ac tornaram a enviar. Aciu veiràs qué i conste quan ac sapiam.',
    },
    underWay: { title: 'S’ei en tot hèr', text: 'Ja ac as demanat e encara demoram era responsa deth registre. Non ac tornaram a enviar.' },
    lookNow: 'Guarda-ac ara',
    receipt: {
      heading: 'Justificant',
      what: 'Qué as hèt',
      acts: {
        accept: 'Acceptar e daurir era notificacion',
        reject: 'Refusar era notificacion',
        read: 'Liéger e acceptar era comunicacion',
      },
      officialTime: 'Ora oficiau deth registre',
      writtenDown: 'Ora oficiau qu’ac auem anotat',
      asked: 'Ac demanères',
      who: 'Qui ac a hèt',
      onBehalfOf: 'En nòm de',
      level: 'Nivèu d’identificacion',
      key: 'Còdi dera operacion',
      channel: 'Canau d’ara endauant',
      channelChanged: 'electronic, coma as demanat',
      print: 'Imprimís eth justificant',
      keep: 'Lo tornaràs a trapar aciu tostemp que i entres.',
    },
  },
  state: {
    final: {
      accepted: { title: 'Ja ei dubèrta', text: 'Conste coma acceptada. La pòs liéger mès enjós.' },
      rejected: { title: 'Ja ei refusada', text: 'Conste coma refusada e eth procediment contunhe. La pòs liéger mès enjós.' },
      expired: {
        title: 'Vençuda',
        text: 'Non se dauric a temps: legaument conste coma refusada e eth procediment contunhe. Encara la pòs liéger.',
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
      text: 'Sense comprovar-ac non te deisham daurir-la ne refusar-la. Era notificacion contunhe parièr: torna-ac a sajar d’aciu ua estona.',
    }),
  },
  contents: {
    heading: 'Qué ditz',
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
      text: 'Eth registre non mos l’a dat. Torna-ac a sajar d’aciu ua estona.',
    },
  },
  incident: {
    link: 'Informa d’ua incidéncia',
    title: 'Informa d’ua incidéncia',
    text: 'S’un problèma tecnic non t’a deishat daurir era notificacion a temps e ac pòs demostrar, era lei ac a en compde (Lei 39/2015, article 43.2).',
    steps: [
      'Sauva o imprimís aguesta pagina: i a era ora oficiau e es donades dera notificacion.',
      'Apunta qué heres, quan, e qué te gessec ena pantalha. Se pòs, hè-ne ua captura.',
      'Hè-ac a arribar a qui te l’envie, abans que s’acabe eth termini s’encara i ès a temps.',
    ],
    report: (operator) => `Informa’n tanben a ${operator}`,
    data: 'Donades entara incidéncia',
  },
};
