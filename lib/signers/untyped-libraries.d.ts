// What is used here of node-forge's single files, which come without types.

declare module 'node-forge/lib/forge.js' {
  namespace forge {
    interface Buffer {
      getBytes(): string;
    }
    interface Cipher {
      start(iv: string): void;
      update(input: Buffer): void;
      finish(): boolean;
      output: Buffer;
    }
    const des: { createDecryptionCipher(key: string, mode: 'CBC'): Cipher };
    const rc2: { createDecryptionCipher(key: string, bits: number): Cipher };
    const util: { createBuffer(octets: string): Buffer };
  }
  // eslint-disable-next-line no-restricted-syntax -- it is the library's own form
  export default forge;
}

declare module 'node-forge/lib/des.js';
declare module 'node-forge/lib/rc2.js';
