// exports is only an alias: reassigning it exports nothing.
console.log(require('./alias.cjs'), require('./replaced.cjs'), require('./both.cjs'));
