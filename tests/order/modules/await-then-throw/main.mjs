// A module that throws after it waited.
import './a.mjs'; console.log('never');