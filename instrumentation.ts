/**
 * Once per server, before its first request: puts the headers that guard on every answer; believes no address that a request names unless a
 * proxy is trusted to have written it; takes up the imports and jobs that the last process left unfinished, and deletes the files that it
 * left for nothing; sends short messages, looks after jobs and does what each day brings from then on.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env, isHttps } = await import('@/lib/env');
  const { guardResponses } = await import('@/lib/auth/response-headers');
  guardResponses({ https: isHttps() });
  const { dropForwardedAddresses } = await import('@/lib/auth/address');
  if (env().TRUSTED_PROXY === 'off') dropForwardedAddresses();
  const { resumeImports } = await import('@/lib/filings/resume-imports');
  const { removeLeftDocuments, removeLeftUploads } = await import('@/lib/filings/remove-left-files');
  const { clock } = await import('@/lib/gateways/clock');
  const { keepJobs } = await import('@/lib/jobs/keep-jobs');
  const { log } = await import('@/lib/gateways/log');
  const { keepSending } = await import('@/lib/gateways/send-short-messages');
  keepSending(clock);
  keepJobs(clock);
  const { startDueWork } = await import('@/lib/remittances/due-work');
  startDueWork(clock);
  void resumeImports()
    .then(() => removeLeftUploads(clock))
    .then(() => removeLeftDocuments(clock))
    .catch((error: unknown) => log().error({ error }, 'what the last process left could not be taken up'));
}
