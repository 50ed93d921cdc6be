import { Readable } from 'node:stream';
import { Zip, ZipPassThrough } from 'fflate';

interface NamedFile {
  name: string;
  file: Readable;
}
type Files = AsyncIterable<NamedFile> | Iterable<NamedFile>;

/** Files as a zip, one after the other as they come, not packed any further: a PDF is packed already. */
export function writeZip(files: Files): Readable {
  return Readable.from(bytesOf(files), { objectMode: false });
}

async function* bytesOf(files: Files): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for await (const { name, file } of files) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    for await (const bytes of file) {
      entry.push(bytes as Uint8Array);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
