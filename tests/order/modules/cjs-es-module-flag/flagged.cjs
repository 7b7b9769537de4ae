// As a compiler from ES modules writes it.
Object.defineProperty(exports, '__esModule', { value: true });
exports.named = 'named';
exports.default = 'the default';
