import { define } from '../../src/base/define.js';
import { MySession } from './my-session.js';

define('my-session', MySession);

declare global {
  interface HTMLElementTagNameMap {
    'my-session': MySession;
  }
}
