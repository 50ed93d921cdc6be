/** The value of an attribute that is either there or not, as data-wide. */
export function flag(on: boolean | undefined): true | undefined {
  return on === true ? true : undefined;
}
