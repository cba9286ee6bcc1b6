import { define } from '../../src/base/define.js';
import { MyDataUsage } from './my-data-usage.js';

define('my-data-usage', MyDataUsage);

declare global {
  interface HTMLElementTagNameMap {
    'my-data-usage': MyDataUsage;
  }
}
