// One of the shapes.
Object.defineProperty(exports, "__esModule", { value: true }); exports.default = 5; exports.x = 1;