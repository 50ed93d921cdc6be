import { PassThrough, type Readable } from 'node:stream';

/** A stream that begins when its file is there, and fails with it. */
export function whenDrawn(drawn: Promise<Readable>): Readable {
  const file = new PassThrough();
  drawn
    .then((source) => source.pipe(file))
    .catch((error: unknown) => file.destroy(error instanceof Error ? error : new Error(String(error))));
  return file;
}
