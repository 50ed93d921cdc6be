import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readAs } from '@/lib/operations/read';
import { getPaper } from '@/lib/papers/list-papers';
import type { Paper } from '@/lib/papers/paper';
import { renderRosterVolume } from '@/lib/papers/render-paper';
import { verifySite } from '@/lib/papers/verify-site';
import { JOB_FILE_WORDS } from '@/lib/text/jobs';
import type { Work } from './job';
import { whenDrawn } from './when-drawn';
import { writeZip } from './write-zip';

/** People in one PDF. What a PDF has laid out stays in the memory until it ends, so a longer roster is several in a zip. */
const PEOPLE_A_VOLUME = 5_000;

/** The job that draws a long 汇缴清册. */
export async function writeRoster(work: Work): Promise<{ fileName: string }> {
  const { job, operator, path, signal } = work;
  const paper = await readAs(operator, (tx) => getPaper(tx, operator.unitId, job.parameters.paperId ?? ''));
  if (!paper) throw new Error(`job ${job.id} has no paper`);
  const title = JOB_FILE_WORDS.roster(paper.number);
  const volumes = Math.ceil((paper.heads ?? 0) / PEOPLE_A_VOLUME);
  const target = createWriteStream(path, { mode: 0o600 });
  if (volumes <= 1) {
    await pipeline(drawVolume(work, paper, { place: 1, of: 1 }), target, { signal });
    return { fileName: `${title}.pdf` };
  }
  const named = (function* () {
    for (let place = 1; place <= volumes; place += 1) {
      signal.throwIfAborted();
      yield {
        name: `${title}-${JOB_FILE_WORDS.volume(place)}.pdf`,
        file: drawVolume(work, paper, { place, of: volumes }),
      };
      work.report(Math.min(place * PEOPLE_A_VOLUME, paper.heads ?? 0), paper.heads ?? 0);
    }
  })();
  await pipeline(writeZip(named), target, { signal });
  return { fileName: `${title}.zip` };
}

function drawVolume({ operator }: Work, paper: Paper, { place, of }: { place: number; of: number }): Readable {
  const drawn = { paper, site: verifySite() };
  return whenDrawn(readAs(operator, (tx) => renderRosterVolume(tx, drawn, { place, of, size: PEOPLE_A_VOLUME })));
}
