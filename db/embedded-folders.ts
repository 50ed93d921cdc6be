import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The operating system's user under which PostgreSQL runs. */
export interface Identity {
  uid: number;
  gid: number;
}

const SYSTEM_FOLDER = '/var/lib/provident-hall';
const SOCKET_NAME = '.s.PGSQL.5432';
// sun_path of a Unix socket holds 108 bytes, the closing zero included; macOS has 104.
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/** Where PostgreSQL lives inside the data folder. */
export function postgresFolder(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

/**
 * The user to drop to, or undefined to stay who we are. PostgreSQL refuses to run as root: then it is whoever owns the
 * cluster already, else `postgres`, else `nobody`, which every system has.
 */
export function serverIdentity(dataDir: string): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(path.join(postgresFolder(dataDir), 'data'), { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number.parseInt(uid, 10), gid: Number.parseInt(gid, 10) };
  }
  throw new Error('Running as root, and /etc/passwd has neither postgres nor nobody to run PostgreSQL as.');
}

/**
 * Makes the data folder and returns where it is: as asked, or below /var/lib/provident-hall when we are root and the
 * server's user cannot get to it (a checkout below /root). The place there depends on the path asked for, so that two
 * checkouts do not share their data.
 */
export function placeDataFolder(asked: string): string {
  const dataDir = path.resolve(asked);
  const identity = serverIdentity(dataDir);
  if (!identity || canEnter(nearestExisting(dataDir), identity)) {
    fs.mkdirSync(dataDir, { recursive: true, mode: identity ? 0o711 : 0o700 });
    return dataDir;
  }
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  const moved = path.join(SYSTEM_FOLDER, `${path.basename(path.dirname(dataDir))}-${digest}`);
  fs.mkdirSync(moved, { recursive: true, mode: 0o711 });
  return moved;
}

/**
 * The folder of the server's socket: beside the cluster, or a short one when that path is longer than a socket's may be.
 * Made for the server's user only.
 */
export function socketFolder(folder: string, identity: Identity | undefined): string {
  let place = path.join(folder, 'run');
  if (Buffer.byteLength(path.join(place, SOCKET_NAME)) > LONGEST_SOCKET_PATH) {
    const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
    place = `${identity && fs.existsSync('/run') ? '/run' : '/tmp'}/provident-hall-${digest}`;
  }
  fs.mkdirSync(place, { recursive: true, mode: 0o700 });
  const found = fs.lstatSync(place);
  const owner = identity?.uid ?? process.getuid?.();
  if (!found.isDirectory() || (found.uid !== owner && found.uid !== process.getuid?.())) {
    throw new Error(`${place} is meant for the database's socket, but belongs to somebody else. Remove it.`);
  }
  give(place, identity);
  return place;
}

export function socketPath(folder: string): string {
  return path.join(folder, SOCKET_NAME);
}

/** Hands a file or folder to the server's user. */
export function give(place: string, identity: Identity | undefined): void {
  if (identity) fs.chownSync(place, identity.uid, identity.gid);
}

function nearestExisting(place: string): string {
  return fs.existsSync(place) ? place : nearestExisting(path.dirname(place));
}

function canEnter(folder: string, identity: Identity): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/' }).status === 0;
}
