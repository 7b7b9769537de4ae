require('./indirect.mjs');
