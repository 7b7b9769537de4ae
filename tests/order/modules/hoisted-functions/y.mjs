// Used by hoisted-functions.
import d, { f } from './x.mjs'; console.log('early', f(), d(), d.name);