import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where the folders of a whole run of tests lie; its first process makes it, and hands it on to the others. */
export const RUN_FOLDER = 'TEST_RUN_FOLDER'

const ownFolders: string[] = []

/**
 * A folder of its own for a test. PostgreSQL, which never runs as root, can pass through it even when we are root. It
 * goes with the run, also when the test's own process was killed; outside of a run with the process that made it.
 */
export function temporaryFolder(): string {
  const runFolder = process.env[RUN_FOLDER]
  const folder = fs.mkdtempSync(path.join(runFolder ?? os.tmpdir(), `jiamenkou-test-${process.pid}-`))
  fs.chmodSync(folder, 0o711)
  if (runFolder === undefined && ownFolders.push(folder) === 1) {
    process.once('exit', () => ownFolders.forEach(remove))
  }
  return folder
}

/**
 * Removes what processes that were killed have left. Their PostgreSQL outlives them, and ends by itself within a minute
 * once its lock file is gone.
 */
export function removeLeftovers(): void {
  for (const name of fs.readdirSync(os.tmpdir())) {
    const maker = /^jiamenkou-test-(\d+)-/.exec(name)?.[1]
    if (maker === undefined || isAlive(Number(maker))) continue
    const folder = path.join(os.tmpdir(), name)
    try {
      remove(folder)
    } catch (error) {
      // Another user's, or another run is faster.
      if (!['EACCES', 'EPERM', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
  }
}

function remove(folder: string): void {
  // A server that is ending may write a last file meanwhile.
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
