// Top-level await in a cycle.
import './a.mjs'; console.log('main');