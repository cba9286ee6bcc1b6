import { define } from '../../src/base/define.js';
import { MyNotifications } from './my-notifications.js';

define('my-notifications', MyNotifications);

declare global {
  interface HTMLElementTagNameMap {
    'my-notifications': MyNotifications;
  }
}
