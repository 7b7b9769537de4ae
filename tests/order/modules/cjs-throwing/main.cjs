// A module that throws is not cached: it runs again at the next require.
for (let round = 1; round <= 2; round++) {
  try {
    require('./throws.cjs');
  } catch (error) {
    console.log('round', round, error.message);
  }
}
