// `npm test`: brings what it needs, runs everything, and prints `N passed, N failed` as its last line.
import { installPackages, requireNode } from './install.mjs';
import { installBrowser } from './install-browser.mjs';
import { runStages } from './test-stages.mjs';

requireNode();
installPackages();
installBrowser();
process.exit(await runStages(process.argv.slice(2)));
