import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createFieldCrypto } from './field-crypto'
import { keptFieldKeys } from './field-keys'

test('keys are made once, kept for their owner alone, and open what they sealed before', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'jiamenkou-test-'))
  const sealed = createFieldCrypto(keptFieldKeys(dataDir)).seal('patient.name', '张小明')
  expect(createFieldCrypto(keptFieldKeys(dataDir)).open('patient.name', sealed)).toBe('张小明')
  const { mode } = fs.statSync(path.join(dataDir, 'field-keys.json'))
  if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600)
  expect(fs.readdirSync(dataDir)).toEqual(['field-keys.json'])
  fs.rmSync(dataDir, { recursive: true })
})
