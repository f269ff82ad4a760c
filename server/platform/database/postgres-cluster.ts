import { spawn } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import type { PostgresBinaries, RunAs } from './postgres-binaries'
import { canReach, privateTemporaryFolder } from './postgres-binaries'

/** A PostgreSQL data directory of ours, beside the password that opens it. */
export interface PostgresCluster {
  readonly data: string
  readonly logFile: string
  readonly password: string
}

interface Programs {
  readonly binaries: PostgresBinaries
  readonly runAs: RunAs
}

const START_TIMEOUT_S = 60
const STOP_TIMEOUT_S = 8
/** Error text of a refused statement may quote a row, so the log keeps the sentence and leaves out the detail. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  synchronous_commit: 'on',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/**
 * Where a cluster can live: the folder asked for, unless PostgreSQL's unprivileged user cannot reach it (root's
 * checkout under a 0700 home); then a temporary folder that is ours alone.
 */
export function reachableFolder(folder: string, runAs: RunAs): string {
  const wanted = path.resolve(folder)
  fs.mkdirSync(path.dirname(wanted), { recursive: true })
  if (canReach(runAs, path.dirname(wanted))) return wanted
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  return path.join(privateTemporaryFolder(`jiamenkou-data-${digest}`), path.basename(wanted))
}

/**
 * Opens the cluster in `folder`, made first where there is none. A new one is made aside and renamed: of two
 * processes that start at once one rename wins and both use that cluster; a process killed half-way leaves no
 * half-made one.
 */
export async function openCluster(folder: string, { binaries, runAs }: Programs): Promise<PostgresCluster> {
  if (!fs.existsSync(folder)) {
    const draft = `${folder}.draft-${randomUUID()}`
    try {
      await makeCluster(draft, { binaries, runAs })
      fs.renameSync(draft, folder)
    } catch (error) {
      fs.rmSync(draft, { recursive: true, force: true })
      // Another process may have been faster: then its cluster is ours too.
      if (!fs.existsSync(path.join(folder, 'password'))) throw error
    }
  }
  return {
    data: path.join(folder, 'cluster'),
    logFile: path.join(folder, 'postgres.log'),
    password: fs.readFileSync(path.join(folder, 'password'), 'utf8').trim(),
  }
}

/** @returns the port of a live server on this cluster, or null. */
export function runningPort(cluster: PostgresCluster): number | null {
  const file = readLockFile(cluster)
  return file && isPostgres(file.pid) ? file.port : null
}

/**
 * Starts the server on `port`, or on a free one. Only one server can own a data directory (PostgreSQL's own lock
 * file says so): when another process was faster this throws, and the caller joins that one.
 */
export async function startServer(
  cluster: PostgresCluster,
  { binaries, runAs }: Programs,
  options: { readonly port?: number; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<void> {
  clearStaleLockFile(cluster)
  const settings = Object.entries({ ...SETTINGS, ...options.settings })
  const flags = [
    `-p ${options.port ?? (await freePort())}`,
    ...settings.map(([name, value]) => `-c ${name}=${value}`),
  ]
  const base = ['start', '-D', cluster.data, '-l', cluster.logFile, '-o', flags.join(' ')]
  await run(binaries.pgCtl, [...base, '-w', '-s', '-t', String(START_TIMEOUT_S)], runAs)
}

export async function stopServer(cluster: PostgresCluster, { binaries, runAs }: Programs): Promise<void> {
  const flags = ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-s', '-t', String(STOP_TIMEOUT_S)]
  await run(binaries.pgCtl, flags, runAs)
}

async function makeCluster(draft: string, { binaries, runAs }: Programs): Promise<void> {
  fs.mkdirSync(draft, { mode: 0o700 })
  const passwordFile = path.join(draft, 'password')
  fs.writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    fs.chownSync(passwordFile, runAs.uid, runAs.gid)
    fs.chownSync(draft, runAs.uid, runAs.gid)
  }
  const owner = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const text = ['-E', 'UTF8', '--locale=C']
  await run(binaries.initdb, ['-D', path.join(draft, 'cluster'), ...owner, ...text], runAs)
}

/** `postmaster.pid` stands from a server's start to its end, and after it was killed. Line 1 is the pid, line 4 the port. */
function readLockFile(cluster: PostgresCluster): { pid: number; port: number } | null {
  try {
    const lines = fs.readFileSync(path.join(cluster.data, 'postmaster.pid'), 'utf8').split('\n')
    const port = Number(lines[3])
    return port > 0 ? { pid: Number(lines[0]), port } : null
  } catch {
    return null
  }
}

/**
 * PostgreSQL believes a lock file whose pid is in use, even by a zombie or, after a container was restarted, by
 * some other program. Moved aside rather than removed: if a live server wrote it between our look and our move, it
 * goes back.
 */
function clearStaleLockFile(cluster: PostgresCluster): void {
  const stale = readLockFile(cluster)
  if (!stale || isPostgres(stale.pid)) return
  const lockFile = path.join(cluster.data, 'postmaster.pid')
  const aside = `${lockFile}.${randomUUID()}`
  try {
    fs.renameSync(lockFile, aside)
  } catch {
    return
  }
  const moved = Number(fs.readFileSync(aside, 'utf8').split('\n')[0])
  if (moved === stale.pid) fs.rmSync(aside)
  else fs.renameSync(aside, lockFile)
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    const [, name, state] = /^\d+ \((.*)\) (\S)/.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return name === 'postgres' && state !== 'Z'
  } catch {
    return process.platform !== 'linux'
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Runs one of PostgreSQL's programs to its end. */
function run(program: string, args: readonly string[], runAs: RunAs): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...runAs,
      cwd: path.parse(program).root,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk).slice(-2000)
    })
    child.once('error', reject)
    // `exit`, not `close`: the server that pg_ctl leaves behind keeps the pipe open.
    child.once('exit', (code) => {
      child.stderr.destroy()
      if (code === 0) resolve()
      else reject(new Error(`${path.basename(program)} ${args[0]} failed: ${complaint.trim()}`))
    })
  })
}
