// `npm start`: needs nothing but Node until the packages are there, then hands over to serve.ts.
import { spawn } from 'node:child_process';
import { installPackages, requireNode, ROOT } from './install.mjs';
import { whenNpmEnds } from './when-npm-ends.mjs';

requireNode();
installPackages();
const guard = ['--import', `./lib/commands/end-with-parent.mjs?parent=${process.pid}`];
const child = spawn(
  process.execPath,
  [...guard, '--import', 'tsx', 'lib/commands/serve.ts', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true },
);
function stop() {
  child.kill('SIGTERM');
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
whenNpmEnds(stop);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
