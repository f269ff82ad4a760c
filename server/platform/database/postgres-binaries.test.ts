import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { privateTemporaryFolder } from './postgres-binaries'

let temporary: string

beforeEach(() => {
  temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'jiamenkou-test-'))
  vi.stubEnv('TMPDIR', temporary)
})
afterEach(() => {
  vi.unstubAllEnvs()
  fs.rmSync(temporary, { recursive: true })
})

describe.skipIf(process.platform === 'win32')(
  'a folder under the temporary one, where anybody may create names',
  () => {
    test('is made once and used again', () => {
      expect(privateTemporaryFolder('ours')).toBe(path.join(temporary, 'ours'))
      expect(privateTemporaryFolder('ours')).toBe(path.join(temporary, 'ours'))
    })

    test('is refused when it is a link that somebody laid', () => {
      fs.mkdirSync(path.join(temporary, 'elsewhere'))
      fs.symlinkSync(path.join(temporary, 'elsewhere'), path.join(temporary, 'ours'))
      expect(() => privateTemporaryFolder('ours')).toThrow('belongs to somebody else')
    })

    test('is refused when others may write into it', () => {
      fs.mkdirSync(path.join(temporary, 'ours'))
      fs.chmodSync(path.join(temporary, 'ours'), 0o777)
      expect(() => privateTemporaryFolder('ours')).toThrow('belongs to somebody else')
    })

    test.skipIf(process.getuid?.() !== 0)('is refused when it belongs to another user', () => {
      fs.mkdirSync(path.join(temporary, 'ours'))
      fs.chownSync(path.join(temporary, 'ours'), 12_345, 12_345)
      expect(() => privateTemporaryFolder('ours')).toThrow('belongs to somebody else')
    })
  },
)
