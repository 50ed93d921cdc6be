/** Rolls the operation back and does it anew, as after a deadlock: something came between that it must not go on with, and will see. */
export class TryAgain extends Error {}
