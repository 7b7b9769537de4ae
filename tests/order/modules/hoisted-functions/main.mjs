// Exported functions can be called before their module runs.
import d, { f } from './x.mjs'; console.log(f(), d());