import type { Row } from '@/components/table/column';
import { formatCount } from '@/components/table/format-count';
import { Progress } from '@/components/ui/progress';
import { Status } from '@/components/ui/status';
import type { Tone } from '@/components/ui/tone';
import type { Job, JobState } from '@/lib/jobs/job';
import { JOB_STATE_WORDS, jobsText as text, jobWords } from '@/lib/text/jobs';
import { formatInstant } from '@/lib/values/instant';

const TONES: Record<JobState, Tone> = { waiting: 'neutral', running: 'info', done: 'success', failed: 'danger' };

/** Jobs as rows of 我的任务. */
export function jobRows(jobs: Job[]): Row[] {
  return jobs.map((job) => ({
    id: job.id,
    label: jobWords({ kind: job.kind, ...job.parameters }),
    cells: {
      content: jobWords({ kind: job.kind, ...job.parameters }),
      startedAt: formatInstant(job.createdAt),
      finishedAt: job.finishedAt && formatInstant(job.finishedAt),
      state: <Status tone={TONES[job.state]}>{JOB_STATE_WORDS[job.state]}</Status>,
      progress: <JobProgress job={job} />,
      file: <JobFile job={job} />,
    },
  }));
}

function JobProgress({ job: { state, done, total } }: { job: Job }) {
  const words = total === null ? undefined : text.counted(formatCount(done), formatCount(total));
  if (state !== 'running' || total === null || total === 0) return words;
  return <Progress label={JOB_STATE_WORDS.running} percent={Math.round((done / total) * 100)} words={words} />;
}

function JobFile({ job }: { job: Job }) {
  if (job.reference !== null) return text.reference(job.reference);
  if (job.fileName === null) return null;
  if (job.fileRemovedAt !== null) return text.removed;
  return (
    <a href={`/api/jobs/${job.id}`} download={job.fileName} title={job.fileName}>
      {text.download}
    </a>
  );
}
