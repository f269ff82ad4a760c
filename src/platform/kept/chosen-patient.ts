import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

const KEY = 'chosen-patient'

let chosen: string | null | undefined
const listeners = new Set<() => void>()

/**
 * The family member whom the screens are about, by id, kept on this phone. Null when nobody was ever chosen. The
 * person may have left the family since: look them up in the list and fall back to its first.
 */
export function chosenPatientId(): string | null {
  if (chosen === undefined) {
    const kept: unknown = Taro.getStorageSync(KEY)
    chosen = typeof kept === 'string' && kept !== '' ? kept : null
  }
  return chosen
}

/** Every page in the stack follows at once. Null forgets, as a log-out must. */
export function choosePatient(id: string | null): void {
  chosen = id
  if (id === null) Taro.removeStorageSync(KEY)
  else Taro.setStorageSync(KEY, id)
  for (const listener of listeners) listener()
}

export function useChosenPatientId(): string | null {
  return useSyncExternalStore(subscribe, chosenPatientId, chosenPatientId)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
