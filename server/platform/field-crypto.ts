import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** The field that a text belongs to, `table.column`. It is bound into the cipher: moved elsewhere, it does not open. */
type SealedField = `${string}.${string}`

/** Keys of 32 bytes each. `currentKeyId` seals; the others still open what they sealed before a rotation. */
export interface FieldKeys {
  readonly currentKeyId: string
  readonly keys: Readonly<Record<string, Buffer>>
  readonly indexKey: Buffer
}

/** How names, phones and document numbers are kept. Stores call it by name where they write and read: no magic. */
export interface FieldCrypto {
  /** @returns text for a `…_cipher` column; the same input seals differently each time. */
  readonly seal: (field: SealedField, text: string) => string
  /** @throws Error when the text was altered, belongs to another field, or its key is not at hand. */
  readonly open: (field: SealedField, sealed: string) => string
  /** The blind index: equal texts of one field have equal values, and nobody without the key can guess one. */
  readonly index: (field: SealedField, text: string) => Buffer
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
  return {
    seal(field, text) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(CIPHER, keyOf(currentKeyId), iv).setAAD(boundTo(field, currentKeyId))
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${VERSION}.${currentKeyId}.${sealed.toString('base64url')}`
    },
    open(field, sealed) {
      const [version, keyId, body] = sealed.split('.')
      if (version !== VERSION || !keyId || !body) throw new Error(`${field} holds no sealed text`)
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv(CIPHER, keyOf(keyId), bytes.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      })
      decipher.setAAD(boundTo(field, keyId)).setAuthTag(bytes.subarray(-TAG_BYTES))
      return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
    index: (field, text) => createHmac('sha256', indexKey).update(`${field}\0${text}`).digest(),
  }
}

function boundTo(field: SealedField, keyId: string): Buffer {
  return Buffer.from(`${VERSION}.${keyId}.${field}`)
}
