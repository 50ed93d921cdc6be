/**
 * What the reading worker throws when a file may not be read: a code of lib/text/sheet-refusals.ts and the values of
 * its sentence. Everything else that is thrown is a bug.
 */
export class ReadRefusal extends Error {
  /**
   * @param {string} code
   * @param {Record<string, string>} [values]
   */
  constructor(code, values = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}
