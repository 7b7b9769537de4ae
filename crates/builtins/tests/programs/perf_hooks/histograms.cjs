// Histograms: ranges that count as one, percentiles, moments, wrong values.
'use strict';

const { createHistogram, monitorEventLoopDelay } = require('node:perf_hooks');

const told = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};

const histogram = createHistogram();
console.log(histogram.min, histogram.minBigInt, histogram.max, histogram.mean, histogram.stddev, histogram.percentiles);
for (const value of [5, 10n, 1000]) histogram.record(value);
console.log(histogram.min, histogram.max, histogram.mean, histogram.stddev, histogram.count, histogram.exceeds, histogram.kurtosis);
console.log(histogram.percentiles, histogram.percentilesBigInt, histogram.percentile(50), histogram.percentileBigInt(99));

const many = createHistogram();
for (let i = 1; i <= 10000; i++) many.record(i);
console.log(many);
many.add(histogram);
console.log(many.count, many.percentile(1));

const rough = createHistogram({ lowest: 1000, figures: 2 });
for (let i = 1; i < 100000; i *= 3) rough.record(i);
console.log(rough.min, rough.max, rough.percentiles, rough.mean, rough.count);
const small = createHistogram({ lowest: 1, highest: 10 });
small.record(50);
console.log(small.exceeds, small.count, small.max);
small.reset();
console.log(small.exceeds);

for (const wrong of [0, -1, 'x', 1.5, 2n ** 64n]) told(() => histogram.record(wrong));
for (const wrong of [undefined, 0, '1', 101]) told(() => histogram.percentile(wrong));
for (const wrong of [5, { lowest: 0 }, { lowest: 5, highest: 6 }, { figures: 6 }, { figures: 'x' }]) told(() => createHistogram(wrong));
for (const wrong of [5, { resolution: 0 }, { resolution: 'x' }]) told(() => monitorEventLoopDelay(wrong));
told(() => histogram.add(5));
told(() => new histogram.constructor());
const delay = monitorEventLoopDelay();
console.log(delay.enable(), delay.enable(), delay.disable(), delay.disable());
