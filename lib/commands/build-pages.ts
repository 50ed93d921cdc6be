// `npm run build`: builds the pages, unless they were built from exactly these sources.
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build';

await buildIfNeeded(fileURLToPath(new URL('../..', import.meta.url)), console.log);
