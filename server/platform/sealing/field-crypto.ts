import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** The field that a text belongs to, `table.column`. It is bound into the cipher: moved elsewhere, it does not open. */
export type SealedField = `${string}.${string}`

/** Keys of 32 bytes each. `currentKeyId` seals; the others still open what they sealed before a rotation. */
export interface FieldKeys {
  readonly currentKeyId: string
  readonly keys: Readonly<Record<string, Buffer>>
  readonly indexKey: Buffer
}

/** How names, phones and document numbers are kept. Stores call it by name where they write and read: no magic. */
export interface FieldCrypto {
  /** What everything begins with that the newest key sealed. */
  readonly newestHead: string
  /** Whether other keys than the newest are at hand: somebody is changing keys. */
  readonly hasOldKeys: boolean
  /** @returns text for a `…_cipher` column; the same input seals differently each time. */
  readonly seal: (field: SealedField, text: string) => string
  /** @throws Error when the text was altered, belongs to another field, or its key is not at hand. */
  readonly open: (field: SealedField, sealed: string) => string
  /** The same for what is no text, such as a picture: bytes for a `…_cipher` column of bytes. */
  readonly sealBytes: (field: SealedField, bytes: Uint8Array) => Buffer
  /** @throws Error as `open` does */
  readonly openBytes: (field: SealedField, sealed: Buffer) => Buffer
  /** The blind index: equal texts of one field have equal values, and nobody without the key can guess one. */
  readonly index: (field: SealedField, text: string) => Buffer
  /**
   * HMAC-SM3 under a key of its own: the master index of the health card (rules D-CARD-03). A bare SM3 of a document
   * number could be guessed, number by number.
   */
  readonly masterIndex: (text: string) => Buffer
}

const VERSION = 'v1'
const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM with the key's id in front, so that keys can be rotated, and HMAC-SHA-256 for equality search. The
 * index key stays when the others rotate: new index values would orphan the old rows.
 */
export function createFieldCrypto({ currentKeyId, keys, indexKey }: FieldKeys): FieldCrypto {
  const keyOf = (id: string): Buffer => {
    const key = keys[id]
    if (!key) throw new Error(`field key "${id}" is not among FIELD_KEYS`)
    return key
  }
  const masterIndexKey = createHmac('sha256', indexKey).update('health card, master index').digest()
  const encrypted = (field: SealedField, bytes: Uint8Array): Buffer => {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(CIPHER, keyOf(currentKeyId), iv).setAAD(boundTo(field, currentKeyId))
    return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
  const decrypted = (field: SealedField, keyId: string, sealed: Buffer): Buffer => {
    const decipher = createDecipheriv(CIPHER, keyOf(keyId), sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(boundTo(field, keyId)).setAuthTag(sealed.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  }
  const newestHead = `${VERSION}.${currentKeyId}.`
  return {
    newestHead,
    hasOldKeys: Object.keys(keys).length > 1,
    seal: (field, text) =>
      `${newestHead}${encrypted(field, Buffer.from(text, 'utf8')).toString('base64url')}`,
    open(field, sealed) {
      const [version, keyId, body] = sealed.split('.')
      if (version !== VERSION || !keyId || !body) throw new Error(`${field} holds no sealed text`)
      return decrypted(field, keyId, Buffer.from(body, 'base64url')).toString('utf8')
    },
    sealBytes: (field, bytes) => Buffer.concat([Buffer.from(newestHead), encrypted(field, bytes)]),
    openBytes(field, sealed) {
      const versionEnd = sealed.indexOf('.')
      const keyEnd = sealed.indexOf('.', versionEnd + 1)
      const head = sealed.subarray(0, Math.max(keyEnd, 0)).toString('latin1')
      const [version, keyId] = head.split('.')
      if (version !== VERSION || !keyId) throw new Error(`${field} holds no sealed bytes`)
      return decrypted(field, keyId, sealed.subarray(keyEnd + 1))
    },
    index: (field, text) => createHmac('sha256', indexKey).update(`${field}\0${text}`).digest(),
    masterIndex: (text) => createHmac('sm3', masterIndexKey).update(text).digest(),
  }
}

function boundTo(field: SealedField, keyId: string): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${field}`)
}
