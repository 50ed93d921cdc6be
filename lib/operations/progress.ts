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

/** Notes how far the work under this key is. */
export function reportProgress(key: string, progress: ProgressReport): void {
  running().set(key, progress);
}

/** How far the work under this key is; undefined when none is under way. */
export function progressOf(key: string): ProgressReport | undefined {
  return running().get(key);
}

/** Drops what was noted, when the work has ended. */
export function forgetProgress(key: string): void {
  running().delete(key);
}
