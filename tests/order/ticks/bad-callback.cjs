// nextTick of something that is no function throws at once, and nothing is queued.
for (const value of [undefined, null, 'text', {}, 5]) {
  try {
    process.nextTick(value);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
process.nextTick(() => console.log('still works'));
