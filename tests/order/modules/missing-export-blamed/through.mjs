import './common.mjs';
