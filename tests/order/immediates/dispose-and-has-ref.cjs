// ref, unref and hasRef of an immediate.
const immediate = setImmediate(() => console.log('ran'));
console.log(immediate.hasRef(), immediate.unref() === immediate, immediate.hasRef(), immediate.ref().hasRef());
