// Loaded with --import into a child: ends it when the parent is gone, killed with -9 or not, because the channel between
// the two closes then.
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  process.channel.unref();
}
