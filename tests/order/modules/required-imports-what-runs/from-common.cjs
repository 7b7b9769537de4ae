// What the others ask for names.
require('./indirect.mjs');
