import { msg } from '@lit/localize';

/** Said in place of what a body left out. */
export const missingWords = (): string => msg('L’administració no ho ha indicat');
