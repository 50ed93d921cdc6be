// `npm start`: needs nothing but Node until the packages are there, then hands over to serve.ts.
import { spawn } from 'node:child_process';
import { installPackages, requireNode, ROOT } from './install.mjs';

requireNode();
installPackages();
const child = spawn(
  process.execPath,
  [
    '--import',
    './lib/commands/end-with-parent.mjs',
    '--import',
    'tsx',
    'lib/commands/serve.ts',
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
