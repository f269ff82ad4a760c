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

type ChangeListener = (now: Session | null, before: Session | null) => void

let session: Session | null | undefined
/** The session stays on the screen, but its token is no longer good. */
let isLapsed = false
const changeListeners = new Set<ChangeListener>()
const lapseListeners = new Set<() => void>()

/** The session of this phone, or null while nobody is logged in. */
export function currentSession(): Session | null {
  if (session === undefined) session = Taro.getStorageSync<Session | ''>(SESSION_KEY) || null
  return session
}

export function startSession(started: Session): void {
  const before = currentSession()
  Taro.setStorageSync(SESSION_KEY, started)
  become(started, before)
}

/** At log-out. */
export function endSession(): void {
  const before = currentSession()
  if (before === null) return
  Taro.removeStorageSync(SESSION_KEY)
  become(null, before)
}

/**
 * When the server answers that the token is no longer good. A family is simply logged out. A member of staff, whose
 * log-in ends after a quarter of an hour away from the desk, is asked to log in again on top of what they were doing:
 * their page stays as it is until they come back, log in as somebody else or turn away.
 */
export function lapseSession(): void {
  const lapsed = currentSession()
  if (lapsed === null || isLapsed) return
  if (!lapsed.account.roles.some((role) => role !== 'resident')) return endSession()
  isLapsed = true
  for (const listener of lapseListeners) listener()
}

/** True while a member of staff is asked to log in again. */
export function hasSessionLapsed(): boolean {
  return isLapsed
}

/** Calls back when a member of staff must log in again. @returns stops it. */
export function onSessionLapse(listener: () => void): () => void {
  lapseListeners.add(listener)
  return () => lapseListeners.delete(listener)
}

/** Calls back whenever somebody logs in or is logged out. @returns stops it. */
export function onSessionChange(listener: ChangeListener): () => void {
  changeListeners.add(listener)
  return () => changeListeners.delete(listener)
}

function become(now: Session | null, before: Session | null): void {
  session = now
  isLapsed = false
  for (const listener of changeListeners) listener(now, before)
}

/** The session as React state: null shows what may be seen without an account. */
export function useSession(): Session | null {
  return useSyncExternalStore(onSessionChange, currentSession, currentSession)
}
