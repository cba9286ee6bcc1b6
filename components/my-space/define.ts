import { define } from '../../src/base/define.js';
import { MySpace } from './my-space.js';

define('my-space', MySpace);

declare global {
  interface HTMLElementTagNameMap {
    'my-space': MySpace;
  }
}
