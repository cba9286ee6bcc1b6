import { define } from '../../src/base/define.js';
import { MyProcedures } from './my-procedures.js';

define('my-procedures', MyProcedures);

declare global {
  interface HTMLElementTagNameMap {
    'my-procedures': MyProcedures;
  }
}
