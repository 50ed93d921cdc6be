import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { clock } from '@/lib/gateways/clock';
import { perform } from '@/lib/operations/perform';
import { readAs } from '@/lib/operations/read';
import { issueStatements, papersOfJob } from '@/lib/papers/issue-statements';
import type { Paper } from '@/lib/papers/paper';
import { renderStatements } from '@/lib/papers/render-statements';
import { verifySite } from '@/lib/papers/verify-site';
import { JOB_FILE_WORDS } from '@/lib/text/jobs';
import type { Work } from './job';
import { whenDrawn } from './when-drawn';
import { writeZip } from './write-zip';

/** Statements in one PDF. What a PDF has laid out stays in the memory until it ends, so more of them are several in a zip. */
const STATEMENTS_A_FILE = 500;

/** The job that prints everybody's statements. */
export async function writeStatements(work: Work): Promise<{ fileName: string }> {
  const { job, operator, path } = work;
  const year = Number(job.parameters.year);
  const issued = await perform(issueStatements, {
    principal: operator,
    requestKey: job.id,
    input: { jobId: job.id, year },
    clock,
  });
  if (!issued.ok) throw new Error(`statements were refused: ${issued.refusal}`);
  const people = issued.result.issued;
  const title = JOB_FILE_WORDS.statements(String(year));
  const target = createWriteStream(path, { mode: 0o600 });
  if (people <= STATEMENTS_A_FILE) {
    for await (const { file } of files(work, people)) await pipeline(file, target, { signal: work.signal });
    return { fileName: `${title}.pdf` };
  }
  const named = (async function* () {
    for await (const { first, last, file } of files(work, people)) {
      yield { name: `${title}-${JOB_FILE_WORDS.part(first, last)}.pdf`, file };
    }
  })();
  await pipeline(writeZip(named), target, { signal: work.signal });
  return { fileName: `${title}.zip` };
}

/** The PDFs one after the other, each while it is drawn, and from which statement to which it goes. */
async function* files(
  { job, operator, report, signal }: Work,
  people: number,
): AsyncGenerator<{ first: number; last: number; file: Readable }> {
  let [after, done]: [string | null, number] = [null, 0];
  while (done < people) {
    signal.throwIfAborted();
    const part: Paper[] = await readAs(operator, (tx) =>
      papersOfJob(tx, operator.unitId, { jobId: job.id, after, most: STATEMENTS_A_FILE }),
    );
    const last = part.at(-1);
    if (!last) break;
    const before = done;
    const printed = {
      site: verifySite(),
      at: last.issuedAt,
      onDrawn: (count: number) => report(before + count, people),
    };
    const drawn = readAs(operator, (tx) => renderStatements(tx, part, printed));
    yield { first: done + 1, last: done + part.length, file: whenDrawn(drawn) };
    [after, done] = [last.id, done + part.length];
  }
}
