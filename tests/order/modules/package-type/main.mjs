// The nearest package.json says what .js means; .mjs and .cjs say it themselves.
import './as-module/value.js';
import './as-commonjs/value.js';
import './as-module/own.cjs';
import './as-commonjs/own.mjs';
