import './common.mjs'; import './common.cjs';
