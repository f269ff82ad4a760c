import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A folder of its own for a test. PostgreSQL, which never runs as root, can pass through it even when we are root. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jiamenkou-test-'))
  fs.chmodSync(folder, 0o711)
  return folder
}
