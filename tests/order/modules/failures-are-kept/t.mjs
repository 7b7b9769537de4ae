// Used by failures-are-kept.
console.log('run'); throw new Error('boom');