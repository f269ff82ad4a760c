import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createFieldCrypto } from './field-crypto'

const oldKey = randomBytes(32)
const newKey = randomBytes(32)
const indexKey = randomBytes(32)
const before = createFieldCrypto({ currentKeyId: 'old', keys: { old: oldKey }, indexKey })
const after = createFieldCrypto({ currentKeyId: 'new', keys: { new: newKey, old: oldKey }, indexKey })
const text = fc.string({ unit: 'grapheme' })

describe('seal and open', () => {
  test('any text comes back, emoji and rare characters included', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(after.open('patient.name', after.seal('patient.name', name))).toBe(name)
      }),
    )
    const rare = '𠮷·阿依古丽👶'
    expect(after.open('patient.name', after.seal('patient.name', rare))).toBe(rare)
  })

  test('the same text seals differently each time, and the sealed text does not contain it', () => {
    const sealed = after.seal('account.phone', '13800138000')
    expect(after.seal('account.phone', '13800138000')).not.toBe(sealed)
    expect(sealed).not.toContain('13800138000')
  })

  test('a single altered character anywhere in the body is refused', () => {
    fc.assert(
      fc.property(text, fc.nat(), (name, where) => {
        const sealed = after.seal('patient.name', name)
        const bytes = Buffer.from(sealed.split('.')[2] ?? '', 'base64url')
        const at = where % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ 1
        expect(() => after.open('patient.name', `v1.new.${bytes.toString('base64url')}`)).toThrow()
      }),
    )
  })

  test('a value moved to another column does not open', () => {
    const sealed = after.seal('account.phone', '13800138000')
    expect(() => after.open('patient.name', sealed)).toThrow()
  })

  test('text that was never sealed is refused, not passed through', () => {
    expect(() => after.open('patient.name', '张小明')).toThrow('holds no sealed text')
    expect(() => after.open('patient.name', 'v1.new.AAAA')).toThrow()
  })
})

describe('bytes', () => {
  test('come back as they were, under whichever key, and only in their own column', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const sealed = before.sealBytes('record_attachment.content_cipher', bytes)
        expect(new Uint8Array(after.openBytes('record_attachment.content_cipher', sealed))).toEqual(bytes)
        expect(() => after.openBytes('patient.name', sealed)).toThrow()
      }),
    )
  })

  test('that were altered or never sealed are refused', () => {
    const sealed = after.sealBytes('record_attachment.content_cipher', Buffer.from('图'))
    sealed.writeUInt8(sealed.readUInt8(sealed.length - 1) ^ 1, sealed.length - 1)
    expect(() => after.openBytes('record_attachment.content_cipher', sealed)).toThrow()
    expect(() => after.openBytes('record_attachment.content_cipher', Buffer.from([0xff, 0xd8]))).toThrow(
      'holds no sealed bytes',
    )
  })
})

describe('rotation', () => {
  test('what the old key sealed still opens, and new text is sealed with the new key', () => {
    expect(after.open('patient.name', before.seal('patient.name', '李雷'))).toBe('李雷')
    expect(after.seal('patient.name', '李雷')).toMatch(/^v1\.new\./)
  })

  test('a key that was taken away is named in the error, and a key id cannot be swapped for another', () => {
    const sealed = after.seal('patient.name', '李雷')
    expect(() => before.open('patient.name', sealed)).toThrow('field key "new" is not among FIELD_KEYS')
    expect(() => after.open('patient.name', sealed.replace('v1.new.', 'v1.old.'))).toThrow()
  })

  test('the blind index survives it', () => {
    expect(after.index('account.phone', '13800138000')).toEqual(before.index('account.phone', '13800138000'))
  })
})

describe('blind index', () => {
  test('equal exactly for the same field and text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(after.index('patient.name', a).equals(after.index('patient.name', b))).toBe(a === b)
      }),
    )
    expect(after.index('a.b', 'x').equals(after.index('a.c', 'x'))).toBe(false)
  })

  test('depends on the key', () => {
    const other = createFieldCrypto({ currentKeyId: 'new', keys: { new: newKey }, indexKey: randomBytes(32) })
    expect(other.index('account.phone', '1').equals(after.index('account.phone', '1'))).toBe(false)
  })
})
