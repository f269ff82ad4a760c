const DATABASE = 'sealed'
const KEYS = 'keys'
const CIPHER = { name: 'AES-GCM', length: 256 } as const
const IV_BYTES = 12

/**
 * What lies in this browser under the key, encrypted with a key that the browser keeps and no script can read out;
 * undefined when there is nothing, or nothing that can be read.
 */
export async function readSealed<Value>(key: string): Promise<Value | undefined> {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey(key)) ?? 'null') as number[] | null
    if (!kept) return undefined
    const bytes = Uint8Array.from(kept)
    const cipher = { name: CIPHER.name, iv: bytes.subarray(0, IV_BYTES) }
    const text = await crypto.subtle.decrypt(cipher, await sealingKey(), bytes.subarray(IV_BYTES))
    return JSON.parse(new TextDecoder().decode(text)) as Value
  } catch {
    return undefined
  }
}

/** A browser without WebCrypto, as over plain HTTP, keeps nothing rather than keeping it open. */
export async function writeSealed<Value>(key: string, value: Value): Promise<void> {
  try {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
    const text = new TextEncoder().encode(JSON.stringify(value))
    const sealed = await crypto.subtle.encrypt({ name: CIPHER.name, iv }, await sealingKey(), text)
    localStorage.setItem(storageKey(key), JSON.stringify([...iv, ...new Uint8Array(sealed)]))
  } catch {
    forgetSealed(key)
  }
}

export function forgetSealed(key: string): void {
  localStorage.removeItem(storageKey(key))
}

function storageKey(key: string): string {
  return `sealed.${key}`
}

/** Made at the first need. Two tabs at once make two: what one of them wrote is then not readable, and asked for again. */
async function sealingKey(): Promise<CryptoKey> {
  const database = await openDatabase()
  try {
    const kept = await answerOf<CryptoKey | undefined>(stored(database, 'readonly').get('own'))
    if (kept) return kept
    const made = await crypto.subtle.generateKey(CIPHER, false, ['encrypt', 'decrypt'])
    await answerOf(stored(database, 'readwrite').put(made, 'own'))
    return made
  } finally {
    database.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(KEYS))
  return answerOf(opening)
}

function stored(database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction(KEYS, mode).objectStore(KEYS)
}

function answerOf<Value>(asked: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result))
    asked.addEventListener('error', () => reject(asked.error))
  })
}
