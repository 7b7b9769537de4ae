// An anonymous class.
export default class {}
