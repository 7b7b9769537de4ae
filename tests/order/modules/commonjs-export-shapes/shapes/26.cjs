// One of the shapes.
"use strict"; exports.__esModule = true; exports.default = 5; exports.named = 6;