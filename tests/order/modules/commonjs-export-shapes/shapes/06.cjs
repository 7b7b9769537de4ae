// One of the shapes.
Object.defineProperty(exports, 'a', { enumerable: !0, value: 1 }); Object.defineProperty(exports, "__esModule", { value: !0 }); exports.q = 1;