// A name that is not exported is a SyntaxError before anything of the graph runs.
console.log('main');
const error = await import('./importer.mjs').catch((error) => error);
console.log(error.name);
