import { z } from 'zod';
import { DOCUMENT_TYPES } from '@/db/schema/document-columns';

/** Most bytes of one document. */
export const DOCUMENT_BYTES = 10 * 1024 * 1024;

const SIGNATURES: Record<(typeof DOCUMENT_TYPES)[number], readonly number[]> = {
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a document is by its first bytes, whatever its name says; null when it is none of what is taken. */
export function documentTypeOf(head: Uint8Array): (typeof DOCUMENT_TYPES)[number] | null {
  return DOCUMENT_TYPES.find((type) => SIGNATURES[type].every((byte, place) => head[place] === byte)) ?? null;
}

/** What an operation is told of a document whose bytes lie in the storage folder already, under its id. */
export const DOCUMENT_INPUT = {
  id: z.uuid(),
  fileName: z.string().trim().min(1).max(200),
  mediaType: z.enum(DOCUMENT_TYPES),
  size: z.int().min(1).max(DOCUMENT_BYTES),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
};
