// Bindings read before they are initialised: errors have the names that the reader gives them.
import './b.mjs';
export let count = 1; let inner = 2;
export { inner as outer };
export default class Main {}
try { console.log(z); } catch (e) { console.log(e.message); }
const z = 4;
