// The service of flaky.mjs: prices orders, and crashes at every third.
let served = 0;

export async function price(order) {
  if (++served === 3) process.exit(1);
  return `order ${order}: ${order * 7} euros (call ${served} of process ${process.pid})`;
}
