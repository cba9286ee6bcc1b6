import type { ActTexts } from '../texts.js';

export const es: ActTexts = {
  frame: {
    service: 'Notificaciones',
    languages: 'Idioma',
    signedInAs: (name, identifier) => `Has entrado como ${name} (${identifier})`,
    onBehalfOf: (name, identifier) => `Actuando en nombre de ${name} (${identifier})`,
    officialTime: (time) => `Hora oficial: ${time}`,
    never: (operator) => `${operator} · En esta página nunca te pediremos ninguna contraseña ni ningún código.`,
  },
  way: {
    signedOut: { title: 'Identifícate para ver la notificación', text: 'Antes de mostrártela tenemos que saber quién eres.' },
    signingInIsNoAct: 'Identificarte no la abre ni la acepta: eso lo decidirás después.',
    signInEnded: {
      cancelled: 'Has dejado la identificación a medias. Puedes volver cuando quieras.',
      failed: 'La identificación no ha ido bien. Inténtalo de nuevo.',
    },
    signIn: 'Identificarme',
    signInOtherwise: 'Identificarme de otra manera',
    signInAgain: {
      title: 'Identifícate de nuevo para decidir',
      text: 'Hace más de media hora que te identificaste y, para decidir, tienes que hacerlo otra vez.',
    },
    notFound: {
      title: 'No encontramos esta notificación',
      text: 'Puede que sea para otra persona, que te la hayan enviado como representante de alguien, o que haga más de tres años.',
    },
    beyondReach: {
      title: 'No está entre las notificaciones que hemos podido leer',
      text: 'El registro no nos las ha dado todas, quizá porque tienes muchas. Puede que esta sea tuya: mírala en el buzón del registro o en la sede de quien te la envía.',
    },
    unavailable: { title: 'Ahora no podemos consultar el registro de notificaciones', text: 'Inténtalo de nuevo dentro de un rato.' },
    unasked: {
      'level-too-low': 'El registro pide una identificación más fuerte. Identifícate con un nivel más alto y vuelve a ella.',
      'not-represented': 'El registro no nos deja consultarla en tu nombre. Mírala en la sede del emisor.',
    },
    tooOften: { title: 'Has preguntado muchas veces seguidas', text: 'Espera un minuto y vuelve a probarlo.' },
    internal: {
      title: 'No hemos podido hacer esta página',
      text: 'Ha fallado algo nuestro. Vuelve a la notificación y mira en qué estado está antes de hacer nada más.',
    },
    refused: {
      title: 'Esta página solo se abre directamente en el navegador',
      text: 'Para protegerte no se puede abrir dentro de otra web ni por adelantado.',
    },
    left: { title: 'Has salido de la notificación', text: 'Salir no la abre ni la rechaza. Puedes cerrar esta pestaña.' },
    notSent: 'Esta vez no hemos enviado nada al registro.',
    backTo: (site) => `Volver a la web: ${site}`,
    tryAgain: 'Volver a intentarlo',
    toIssuer: (host) => `Ir a la sede del emisor (${host})`,
    back: 'Volver',
    backToIt: 'Volver a la notificación',
  },
  facts: {
    heading: 'Los datos',
    sender: 'Quién te la envía',
    kind: 'Tipo',
    kinds: { notification: 'Notificación', communication: 'Comunicación', unknown: 'El emisor no lo dice' },
    title: 'Asunto',
    reference: 'Referencia',
    caseFile: 'Expediente',
    register: 'Número de registro',
    deposited: 'A tu disposición desde',
    expires: 'Vence',
    estimated: '(fecha estimada: el emisor no la indica)',
    served: 'Consta con fecha de',
    level: 'Nivel para abrirla',
    levels: { low: 'bajo', substantial: 'sustancial', high: 'alto' },
    channel: 'Canal',
    digital: 'electrónico',
    alsoOnPaper: 'electrónico y también en papel',
    daysLeft: (days) =>
      days < 0
        ? 'La fecha ya ha pasado'
        : days === 0
          ? 'Termina hoy'
          : days === 1
            ? 'Queda 1 día natural'
            : `Quedan ${days} días naturales`,
    now: 'Hora oficial ahora',
  },
  choice: {
    heading: 'Qué puedes hacer y qué pasará',
    effect: {
      accept: {
        title: 'Si la aceptas y la abres',
        text: 'Constará como notificada en este momento y los plazos que diga empezarán a contar. La podrás leer enseguida y tendrás un justificante.',
      },
      reject: {
        title: 'Si la rechazas',
        text: 'Constará como rechazada en este momento. El procedimiento continuará igual que si te la hubieran notificado y los plazos empezarán a contar. Después la podrás leer.',
      },
      read: { title: 'Si la lees', text: 'Constará como aceptada en este momento. La podrás leer enseguida.' },
    },
    silence: 'Si no haces nada',
    expires: (when) => (when ? `Vencerá el ${when}.` : 'Vencerá cuando se acabe el plazo.'),
    deemedRejected: 'Legalmente constará como rechazada y el procedimiento continuará.',
    deemedRejectedIf:
      'Si tienes que relacionarte con la Administración por medios electrónicos, o lo elegiste, legalmente constará como rechazada y el procedimiento continuará.',
    neverExpires: 'No pasa nada: una comunicación no vence y la puedes leer cuando quieras.',
    alsoOnPaper: 'También te la envían en papel: cuenta la primera que recibas.',
    courtesy: 'Los avisos por correo o SMS son una cortesía: los plazos cuentan aunque no te llegue ninguno.',
    button: { accept: 'Aceptar y abrir', reject: 'Rechazar', read: 'Aceptar y leer' },
    nothingYet: 'Todavía no pasará nada: antes te pediremos que lo confirmes.',
    again: 'Ya lo pediste y no sabemos si llegó. El registro aún la muestra por abrir. Si lo vuelves a pedir, solo puede constar una vez.',
  },
  confirm: {
    title: { accept: 'Confirma que la aceptas y la abres', reject: 'Confirma que la rechazas', read: 'Confirma que la lees' },
    sentence: {
      accept: (title, body) => `Aceptarás y abrirás «${title}» (${body}): constará como notificada y los plazos empezarán a contar.`,
      reject: (title, body) =>
        `Rechazarás «${title}» (${body}): constará como rechazada, el procedimiento continuará y los plazos empezarán a contar.`,
      read: (title, body) => `Leerás «${title}» (${body}): constará como aceptada.`,
    },
    onBehalfOf: (name) => `Lo haces en nombre de ${name}.`,
    final: 'No se puede deshacer.',
    understood: {
      accept: 'Lo entiendo: desde ahora constará como notificada.',
      reject: 'Lo entiendo: desde ahora constará como rechazada.',
      read: 'Lo entiendo: desde ahora constará como aceptada.',
    },
    button: { accept: 'Sí, aceptarla y abrirla', reject: 'Sí, rechazarla', read: 'Sí, aceptarla y leerla' },
    back: 'Volver sin hacer nada',
    tooSoon: 'Lo has confirmado demasiado deprisa y no lo hemos enviado. Léelo y, si quieres, vuelve a confirmarlo.',
    stale: 'Esta confirmación ha caducado y no la hemos enviado. Si aún quieres, vuelve a confirmarlo.',
    unticked: 'Todavía no lo hemos enviado. Si lo quieres confirmar, marca la casilla.',
    contactMissing: 'Todavía no lo hemos enviado. Escribe un correo o un teléfono válido, o desmarca la casilla de los avisos.',
    sending: 'Lo comprobamos con el registro y lo enviamos. Puede tardar hasta veinte segundos: no cierres la página.',
    error: 'Error',
    channelHeading: 'A partir de ahora, ¿cómo quieres las notificaciones?',
    channelText: 'Esta también te la envían en papel. Aceptarla no te obliga a elegir nada.',
    channelChoice: (body) => `Quiero que me notifiquen por medios electrónicos y no en papel (${body}).`,
    email: 'Correo electrónico para los avisos',
    phone: 'Teléfono móvil para los avisos',
    channelHint: 'Si marcas la casilla, escribe al menos uno.',
  },
  outcome: {
    done: { accept: 'Hecho: la has aceptado', reject: 'Hecho: la has rechazado', read: 'Hecho: la has aceptado' },
    listed: { accept: 'Consta como aceptada', reject: 'Consta como rechazada', read: 'Consta como aceptada' },
    doneText: {
      accept: 'Consta como notificada.',
      reject: 'Consta como rechazada y el procedimiento continúa.',
      read: 'Consta como aceptada.',
    },
    byList: 'Lo hemos sabido después, mirando la lista del registro. Si hay más personas destinatarias, puede que lo hiciera otra.',
    notListedYet: 'La lista del registro aún no lo muestra: cuando lo muestre, podrás leer lo que dice.',
    notDone: 'No se ha hecho',
    refusals: {
      'level-too-low':
        'El registro pide una identificación más fuerte. La notificación sigue igual: identifícate con un nivel más alto y vuelve a ella.',
      'sign-in-again': 'Tu identificación ya no vale en el registro. La notificación sigue igual: identifícate de nuevo y vuelve a ella.',
      'already-served': 'Ya constaba como aceptada, rechazada o recibida por otra vía. Ahora no ha cambiado nada.',
      expired: 'El plazo ya se había acabado: consta como vencida. Todavía la puedes leer.',
      annulled: 'El emisor la ha anulado. Ya no tienes que hacer nada con esta notificación.',
      'in-error': 'El emisor la ha retirado por un error. Si no te llega otra, pregúntaselo.',
      'not-published': 'El emisor aún no la ha puesto a tu disposición. Vuelve a mirarlo más tarde.',
      'not-found': 'El registro ya no la encuentra. Pregúntalo al emisor.',
      'not-addressee': 'El registro dice que no es para ti. Si actúas en nombre de alguien, identifícate como representante.',
      'paper-only': 'Te la tienen que notificar en papel: espera la carta.',
      'channel-of-legal-person':
        'Una entidad no puede cambiar de canal. La notificación sigue igual: vuelve a ella sin marcar esta opción.',
      'channel-needs-contact':
        'Para cambiar de canal hace falta un correo o un teléfono válido. La notificación sigue igual: vuelve a ella.',
      'issuer-not-entitled': 'El emisor no puede notificarte por esta vía. Pregúntale cómo te la hará llegar.',
      'not-authorised': 'El registro no nos deja hacerlo en tu nombre. La notificación sigue igual: ábrela en la sede del emisor.',
      'not-represented': 'El registro de representaciones no dice que puedas recibir sus notificaciones. No lo hemos enviado.',
      'representation-unverified': 'No hemos podido comprobar la representación y no lo hemos enviado. Inténtalo de nuevo.',
      'not-for-this-kind': 'Con esta notificación eso no se puede hacer. Sigue igual: vuelve a ella y mira qué puedes elegir.',
      unreachable: 'No hemos podido llegar al registro y no lo hemos enviado. Inténtalo de nuevo.',
      interrupted: 'Nuestro servicio se paró antes de enviarlo. Inténtalo de nuevo.',
      replaced: 'No supimos el resultado, y una petición tuya posterior ocupó su lugar.',
      other: 'El registro no lo ha aceptado y no dice por qué. La notificación sigue igual: ábrela en la sede del emisor.',
    },
    unknown: {
      title: 'Todavía no sabemos si se ha hecho',
      text: 'Hemos enviado lo que has pedido y el registro no nos ha respondido. No lo volveremos a enviar. Aquí verás qué consta cuando lo sepamos.',
    },
    underWay: { title: 'Se está haciendo', text: 'Ya lo has pedido y aún esperamos la respuesta del registro. No lo volveremos a enviar.' },
    termRuns: 'El plazo sigue corriendo.',
    comeBack: 'Vuelve dentro de un minuto: si aún consta por abrir, podrás volver a pedirlo.',
    lookNow: 'Mirarlo ahora',
    receipt: {
      heading: 'Justificante',
      what: 'Qué has hecho',
      whatAsked: 'Qué has pedido',
      acts: { accept: 'Aceptar y abrir la notificación', reject: 'Rechazar la notificación', read: 'Leer y aceptar la comunicación' },
      officialTime: 'Hora oficial del registro',
      writtenDown: 'Hora oficial en que lo hemos anotado',
      asked: 'Lo pediste',
      who: 'Quién lo ha hecho',
      whoAsked: 'Quién lo ha pedido',
      onBehalfOf: 'En nombre de',
      level: 'Nivel de identificación',
      key: 'Código de la operación',
      issuedBy: 'Quién emite el justificante',
      channel: 'Canal de ahora en adelante',
      channelChanged: 'electrónico, como has pedido',
      print: 'Imprimir el justificante',
      keep: 'Lo volverás a encontrar aquí siempre que entres.',
    },
  },
  state: {
    final: {
      accepted: { title: 'Ya está abierta', text: 'Consta como aceptada.' },
      rejected: { title: 'Ya está rechazada', text: 'Consta como rechazada y el procedimiento continúa.' },
      expired: {
        title: 'Vencida',
        text: 'No se abrió a tiempo: legalmente consta como rechazada y el procedimiento continúa.',
      },
      'rejected-or-expired': {
        title: 'Rechazada o vencida',
        text: 'El emisor no dice cuál de las dos cosas pasó. Legalmente consta como rechazada y el procedimiento continúa.',
      },
      annulled: {
        title: 'Anulada por el emisor',
        text: 'Ya no tienes que hacer nada con esta notificación. Si tienes dudas, pregúntalo al emisor.',
      },
      unknown: {
        title: 'No sabemos en qué estado está',
        text: 'El registro dice algo que no conocemos, y no queremos hacer nada a ciegas. Mírala en la sede del emisor.',
      },
    },
    paperFirst: 'Si también te la enviaron en papel, cuenta la primera que recibiste.',
    edict: {
      text: 'Si también te la enviaban en papel y no te la pudieron entregar, el aviso se publica en el Tablón Edictal Único del BOE, donde se puede buscar durante tres meses. No sabemos si es el caso de esta.',
      link: 'Buscar en el Tablón Edictal Único (boe.es)',
    },
    level: {
      title: 'Para abrirla hace falta una identificación más fuerte',
      needed: (needed, current) => `Hace falta el nivel ${needed} y has entrado con el nivel ${current}.`,
      how: {
        low: 'Sirve cualquier manera de identificarte.',
        substantial: 'Sirven Cl@ve, un certificado digital, o el idCAT Mòbil si te lo hiciste presencialmente o con certificado.',
        high: 'Sirve un certificado digital en tarjeta, como el DNI electrónico.',
      },
      button: (needed) => `Identificarme con nivel ${needed}`,
      returns: 'Después volverás a esta misma notificación. Identificarte no la abre ni la acepta.',
    },
    notRepresented: (name) => ({
      title: `No consta que puedas recibir las notificaciones de ${name}`,
      text: `El registro de representaciones no dice nada, o la representación ya no vale. Pide a ${name} que te la dé en Representa, o identifícate en tu nombre.`,
    }),
    representationUnverified: (name) => ({
      title: `Ahora no podemos comprobar que representas a ${name}`,
      text: 'Sin comprobarlo no te dejamos abrirla ni rechazarla. La notificación sigue igual: inténtalo de nuevo dentro de un rato.',
    }),
  },
  contents: {
    heading: 'Qué dice',
    readBelow: 'La puedes leer más abajo',
    documents: 'Documentos',
    roles: { decision: 'documento principal', annex: 'anexo' },
    download: (name) => `Descargar ${name}`,
    evidence: 'Descargar la evidencia del registro',
    evidenceText: 'Es la prueba que da el propio registro.',
    none: 'El emisor no ha puesto ningún texto ni ningún documento.',
    discarded: (count) =>
      count === 1
        ? 'Hay 1 documento que no hemos podido leer: búscalo en la sede del emisor.'
        : `Hay ${count} documentos que no hemos podido leer: búscalos en la sede del emisor.`,
    unavailable: 'Ahora no podemos mostrar qué dice. Lo que consta no cambia por eso.',
    downloadFailed: {
      title: 'Ahora no podemos descargar el documento',
      text: 'El registro no nos lo ha dado. Inténtalo de nuevo dentro de un rato.',
    },
  },
  incident: {
    link: 'Informar de una incidencia',
    title: 'Informar de una incidencia',
    text: 'Si un problema técnico no te dejó abrir la notificación a tiempo y lo puedes demostrar, la ley lo tiene en cuenta (Ley 39/2015, artículo 43.2).',
    communication: 'Si un problema técnico no te la ha dejado leer, explícalo a quien te la envía. Una comunicación no tiene plazo.',
    steps: [
      'Guarda o imprime esta página: están la hora oficial y los datos de la notificación.',
      'Apunta qué hiciste, cuándo, y qué te salió en la pantalla. Si puedes, haz una captura.',
      'Hazlo llegar a quien te la envía, antes de que se acabe el plazo si aún estás a tiempo.',
    ],
    report: (operator) => `Informar también a ${operator}`,
    data: 'Datos para la incidencia',
    outages: {
      heading: 'Incidencias técnicas que hemos visto',
      seen: (count) =>
        count === 1
          ? 'Mientras la podías abrir hemos visto 1 incidencia técnica:'
          : `Mientras la podías abrir hemos visto ${count} incidencias técnicas:`,
      kinds: { enotum: 'El registro de notificaciones fallaba o no respondía', gateway: 'Este servicio no funcionaba' },
      ongoing: 'aún dura',
      longest: (count) => `Aquí están las ${count} más largas.`,
      none: 'Mientras la podías abrir no hemos visto ninguna incidencia ni en el registro de notificaciones ni en este servicio. Eso no significa que no la hubiera.',
      basis: 'Es lo que vio este servicio, en hora oficial. No dice nada de tu dispositivo ni de tu conexión.',
    },
  },
};
