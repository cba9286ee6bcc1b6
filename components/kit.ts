/** Every tag of the kit at once, for a page that uses most of them or bundles its own script. */
import './my-space/define.js';
import './my-session/define.js';
import './my-procedures/define.js';
import './my-notifications/define.js';
import './my-data-usage/define.js';

export { registerAs } from '../src/base/register-as.js';
export { version } from '../src/version.js';
