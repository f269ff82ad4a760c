import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Waits until words lie sealed in the browser: an answer is kept a moment after it is shown, and who cuts the network in
 * between has nothing to read. Opens them with the key that the browser keeps and gives to nobody outside of it.
 */
export async function untilKept(page: Page, words: string): Promise<void> {
  await expect.poll(() => page.evaluate(openSealedAnswers), { timeout: 20_000 }).toContain(words)
}

/** Runs in the page. */
async function openSealedAnswers(): Promise<string> {
  const kept = localStorage.getItem('sealed.sealed-answers')
  if (!kept) return ''
  const bytes = Uint8Array.from(JSON.parse(kept) as number[])
  const answerOf = <Value>(asked: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(asked.error ?? new Error('no key')))
    })
  const database = await answerOf(indexedDB.open('sealed'))
  const key = await answerOf<CryptoKey>(database.transaction('keys').objectStore('keys').get('own'))
  database.close()
  const cipher = { name: 'AES-GCM', iv: bytes.subarray(0, 12) }
  return new TextDecoder().decode(await crypto.subtle.decrypt(cipher, key, bytes.subarray(12)))
}
