import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RUN_FOLDER, removeLeftovers, temporaryFolder } from '../../support/server/temporary-folder'

let temporary: string

beforeEach(() => {
  temporary = temporaryFolder()
  vi.stubEnv('TMPDIR', temporary)
})
afterEach(() => vi.unstubAllEnvs())

test.skipIf(process.platform === 'win32')(
  'what a killed process has left goes, and nothing else',
  async () => {
    const killed = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    const left = path.join(temporary, `jiamenkou-test-${killed.pid}-abcdef`)
    fs.mkdirSync(path.join(left, 'postgres/cluster'), { recursive: true })
    fs.writeFileSync(path.join(left, 'postgres/cluster/postmaster.pid'), '')
    fs.mkdirSync(path.join(temporary, `jiamenkou-postgres-${killed.pid}`))
    vi.stubEnv(RUN_FOLDER, temporary)
    const used = temporaryFolder()
    removeLeftovers()
    expect(fs.readdirSync(temporary).sort()).toEqual(
      [`jiamenkou-postgres-${killed.pid}`, path.basename(used)].sort(),
    )
  },
)

test('a folder of this run lies in the folder that goes with the run', () => {
  expect(path.dirname(temporary)).toBe(process.env[RUN_FOLDER])
})
