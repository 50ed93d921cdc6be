import { placeDataFolder } from '@/db/embedded-folders';
import { startEmbedded } from '@/db/embedded';

/** A process that a test can kill: runs a server on the folder given, says where, and stays until it is stopped. */
const embedded = await startEmbedded({
  dataDir: placeDataFolder(process.argv[2] ?? ''),
  log: (line) => console.error(line),
});
console.log(
  JSON.stringify({ ownerUrl: embedded.ownerUrl, milliseconds: embedded.milliseconds, pid: embedded.child.pid }),
);
process.once('SIGTERM', () => void embedded.stop().then(() => process.exit(0)));
