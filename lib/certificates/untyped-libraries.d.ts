// What is used here of libraries that come without types, or with wrong ones.

declare module 'jsbn' {
  /** A whole number; nothing is done with it here but to hand it on. */
  export interface BigInteger {
    toString(base: number): string;
  }
  export const BigInteger: new (digits: string, base: number) => BigInteger;
}

declare module 'sm-crypto' {
  import type { BigInteger } from 'jsbn';

  interface KeyPair {
    privateKey: string;
    publicKey: string;
  }
  interface Options {
    hash: true;
    userId: string;
    der?: boolean;
    pointPool?: (KeyPair & { k: BigInteger; x1: BigInteger })[];
  }
  export const sm2: {
    generateKeyPairHex(random: string, base: number): KeyPair;
    verifyPublicKey(publicKey: string): boolean;
    getPublicKeyFromPrivateKey(privateKey: string): string;
    doSignature(message: number[], privateKey: string, options: Options): string;
    doVerifySignature(message: number[], signature: string, publicKey: string, options: Options): boolean;
  };
}
