/** Every tag of the kit at once, for a page that uses most of them or bundles its own script. */
import '../components/my-space/define.js';
import '../components/my-session/define.js';
import '../components/my-procedures/define.js';
import '../components/my-notifications/define.js';
import '../components/my-data-usage/define.js';

export { registerAs } from './base/define.js';
export { version } from './version.js';
