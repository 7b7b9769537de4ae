// `node:constants`, Node 26: what `os`, `fs` and `crypto` have as `constants`, in one object. Deprecated there:
// https://nodejs.org/docs/latest-v26.x/api/deprecations.html#DEP0008
'use strict';

const { dlopen, errno, priority, signals } = require('os').constants;

module.exports = Object.freeze({
  ...dlopen, ...errno, ...priority, ...signals, ...require('fs').constants, ...require('crypto').constants,
});
