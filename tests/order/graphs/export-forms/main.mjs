// Every form of export.
import anonymous, { a, b as renamed, list, Klass, generate, later, re, 'a name' as text } from './forms.mjs';
console.log(anonymous(), anonymous.name, a, renamed, list, new Klass().who, [...generate()], await later(), re, text);
