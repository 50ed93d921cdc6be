// Loaded with --import into a child, `?parent=` naming the process that starts it: ends the child when that one is gone,
// killed with -9 or not, because the channel between the two closes then. A child's own children inherit the import but
// have channels of their own that are none of our business.
const parent = new URL(import.meta.url).searchParams.get('parent');
if (process.channel && String(process.ppid) === parent) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  process.channel.unref();
}
