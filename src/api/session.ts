import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

/** What log-in answered: kept on this phone until log-out or until the server no longer knows it. */
export interface Session {
  readonly token: string
  /** ISO instant. */
  readonly expiresAt: string
  readonly account: { readonly id: string; readonly roles: readonly string[] }
}

const SESSION_KEY = 'session'

let session: Session | null | undefined
const listeners = new Set<() => void>()

/** The session of this phone, or null while nobody is logged in. */
export function currentSession(): Session | null {
  if (session === undefined) session = Taro.getStorageSync<Session | ''>(SESSION_KEY) || null
  return session
}

export function startSession(started: Session): void {
  Taro.setStorageSync(SESSION_KEY, started)
  session = started
  for (const listener of listeners) listener()
}

/** At log-out, and when the server answers that the token is no longer good. */
export function endSession(): void {
  if (currentSession() === null) return
  Taro.removeStorageSync(SESSION_KEY)
  session = null
  for (const listener of listeners) listener()
}

/** Calls back whenever somebody logs in or is logged out. @returns stops it. */
export function onSessionChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The session as React state: null shows what may be seen without an account. */
export function useSession(): Session | null {
  return useSyncExternalStore(onSessionChange, currentSession, currentSession)
}
