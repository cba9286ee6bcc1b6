/** Why the session is where it is, where the citizen may wonder. Fetched with the first notice: most visitors never get one. */
import { msg } from '@lit/localize';
import type { SessionNotice } from '../session/session.js';

export function noticeWords(notice: Exclude<SessionNotice, 'unreachable'>): string {
  switch (notice) {
    case 'ended':
      return msg('La sessió s’ha acabat. Torna’t a identificar per continuar.');
    case 'page-not-ready':
      return msg('Aquesta pàgina encara no està preparada per identificar-s’hi. Ho ha de resoldre qui la porta.');
    case 'refused':
      return msg('No t’hem pogut identificar. Torna-ho a provar.');
    case 'in-full':
      return msg('El teu navegador no deixa que aquesta part de la pàgina recordi qui ets. Obre la teva carpeta en una pàgina pròpia.');
    case 'no-storage':
      return msg(
        'El teu navegador no deixa que aquesta pàgina recordi que t’has identificat. Permet-li desar dades, o prova-ho amb un altre.',
      );
    case 'not-ended':
      return msg(
        'Hem tancat la sessió en aquest aparell, però no l’hem pogut tancar a tot arreu. Tanca el navegador, o identifica’t i torna a tancar la sessió.',
      );
    case 'in-window':
      return msg('Acaba d’identificar-te a la finestra que s’ha obert.');
    case 'continue':
      return msg(
        'No t’has pogut identificar en una finestra a part. Prem «Continua»: ho faràs en aquesta pestanya i després tornaràs aquí.',
      );
    case 'cancelled':
      return msg('Has deixat d’identificar-te. Ho pots tornar a provar quan vulguis.');
    case 'closed':
      return msg('Has tancat la finestra abans d’acabar d’identificar-te. Ho pots tornar a provar quan vulguis.');
  }
}
