// Used by await-of-siblings.
import './d.mjs'; console.log('b1'); await null; console.log('b2');