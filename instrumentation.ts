/** Once per server: takes up the imports that the last process left unfinished. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { resumeImports } = await import('@/lib/filings/resume-imports');
  const { log } = await import('@/lib/gateways/log');
  void resumeImports().catch((error: unknown) => log().error({ error }, 'unfinished imports could not be resumed'));
}
