// Exports by destructuring.
import * as x from './x.mjs'; console.log(x);