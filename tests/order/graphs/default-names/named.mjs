// A named function.
export default function given() {}
