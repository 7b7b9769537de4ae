// Used by import-while-loading.
import './missing.mjs';
