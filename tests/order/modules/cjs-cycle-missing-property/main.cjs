// Reading what an unfinished module does not export yet gives undefined and a warning.
// stderr: exact
require('./a.cjs');
