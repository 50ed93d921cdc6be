import fs from 'node:fs';

/**
 * Calls `act` when the npm that runs us is gone. npm puts a shell between itself and us, and neither passes on that it was
 * killed, or with which signal: we would go on alone. Somebody who runs us without npm may leave us alone on purpose.
 */
export function whenNpmEnds(act) {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return;
  const shell = process.ppid;
  const npm = isNode(shell) ? undefined : parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || parentOf(shell) === npm)) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}

function isNode(pid) {
  try {
    return fs.readlinkSync(`/proc/${pid}/exe`) === fs.realpathSync(process.execPath);
  } catch {
    return false;
  }
}

function parentOf(pid) {
  try {
    return fs
      .readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1];
  } catch {
    return undefined;
  }
}
