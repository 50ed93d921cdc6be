/** How far a long operation is: a stage by code and, where it can be counted, lines done of all. */
export interface ProgressReport {
  stage: 'reading' | 'checking' | 'writing' | 'applying' | 'done';
  done?: number;
  total?: number;
}

const holder = globalThis as typeof globalThis & { providentHallProgress?: Map<string, ProgressReport> };

/** Progress of what this process is doing now, by request key or import id; forgotten when it has ended. */
function running(): Map<string, ProgressReport> {
  return (holder.providentHallProgress ??= new Map<string, ProgressReport>());
}

export function reportProgress(key: string, progress: ProgressReport): void {
  running().set(key, progress);
}

export function progressOf(key: string): ProgressReport | undefined {
  return running().get(key);
}

export function forgetProgress(key: string): void {
  running().delete(key);
}
