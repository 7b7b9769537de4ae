// An import declaration where the package says CommonJS.
import fs from 'fs';