// Which module is blamed when several lack exports, and when the advice about CommonJS is given.
for (const name of ['both', 'post-order', 'cycle', 'chain', 'common', 'through', 'through-and-direct']) {
  try {
    await import(`./${name}.mjs`);
  } catch (error) {
    console.log(name, error.name, error.message.split('\n')[0]);
  }
}
