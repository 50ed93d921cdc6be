import { startNode, superviseUntilSignal } from '@/lib/commands/supervision';

/** A process that a test can kill: starts a child which would stay for ever by itself, and says which. */
superviseUntilSignal();
const child = startNode(process.cwd(), ['--eval', 'setInterval(() => undefined, 1000)'], 'inherit');
console.log(child.pid);
