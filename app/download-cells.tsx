import { DOWNLOAD_KIND_WORDS, downloadsText as text } from '@/lib/text/downloads';
import { formatInstant } from '@/lib/values/instant';

interface Shown {
  kind: keyof typeof DOWNLOAD_KIND_WORDS;
  name: string;
  version: string;
  size: number;
  hash: Buffer;
  publishedAt: Date;
}

/** What both lists of 下载中心 say of a file. */
export function downloadCells({ kind, name, version, size, hash, publishedAt }: Shown) {
  return {
    name,
    kind: DOWNLOAD_KIND_WORDS[kind],
    version,
    size: text.megabytes(size),
    at: formatInstant(publishedAt).slice(0, 10),
    hash: <span className="text-sm break-all figures">{hash.toString('hex')}</span>,
  };
}
