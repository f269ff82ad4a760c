import { useSyncExternalStore } from 'react'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { currentSession, onSessionChange } from '../../../api/session'
import { forgetSealed, readSealed, writeSealed } from '../../../platform/kept/sealed-storage'
import { type OfflineCode, runsLow } from './offline-code'

/** The codes for hours without a network, of everybody whose card this account may show. */
interface KeptCodes {
  /** Whose phone this was when they were fetched: nobody else may show them. */
  readonly accountId: string | undefined
  readonly byPatient: Readonly<Record<string, readonly OfflineCode[]>>
}

const KEY = 'card-offline-codes'
const NOTHING: KeptCodes = { accountId: undefined, byPatient: {} }

let kept: KeptCodes | undefined
let reading: Promise<void> | undefined
const listeners = new Set<() => void>()
/** One question a person at a time. */
const asking = new Set<string>()

onSessionChange((now, before) => {
  if (now?.account.id !== before?.account.id) keep(NOTHING)
})

/** The codes by person; empty until the phone has read what it sealed. */
export function useKeptCodes(): KeptCodes['byPatient'] {
  return useSyncExternalStore(listen, current, current)
}

/** Fetches codes for everybody whose codes run low. Without a network nothing happens: there is nothing to be told. */
export async function fetchAhead(patientIds: readonly string[]): Promise<void> {
  await open()
  await Promise.all(patientIds.map(fetchFor))
}

/** A card that is frozen, replaced or given up: its codes would be refused anyway. */
export async function forgetCodes(patientId: string): Promise<void> {
  await open()
  if (kept?.byPatient[patientId]) keepFor(patientId, [])
}

async function fetchFor(patientId: string): Promise<void> {
  const accountId = currentSession()?.account.id
  if (asking.has(patientId) || !runsLow(kept?.byPatient[patientId] ?? [], serverNow())) return
  asking.add(patientId)
  try {
    const { rows } = await client.healthCard.offlineCodes.query({ patientId })
    if (accountId === currentSession()?.account.id) keepFor(patientId, rows)
  } catch {
    // What was kept before stays; the page that shows the code says that there is no network.
  } finally {
    asking.delete(patientId)
  }
}

function keepFor(patientId: string, codes: readonly OfflineCode[]): void {
  const { [patientId]: _, ...others } = kept?.byPatient ?? {}
  const byPatient = codes.length > 0 ? { ...others, [patientId]: codes } : others
  keep({ accountId: currentSession()?.account.id, byPatient })
}

function keep(codes: KeptCodes): void {
  kept = codes
  if (Object.keys(codes.byPatient).length > 0) void writeSealed(KEY, codes)
  else forgetSealed(KEY)
  for (const listener of listeners) listener()
}

function open(): Promise<void> {
  reading ??= readSealed<KeptCodes>(KEY).then((sealed) => {
    // Whoever logged in while it was read is not the one who left it here.
    if (kept) return
    if (sealed && sealed.accountId === currentSession()?.account.id) kept = sealed
    else keep(NOTHING)
    for (const listener of listeners) listener()
  })
  return reading
}

function current(): KeptCodes['byPatient'] {
  return (kept ?? NOTHING).byPatient
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  void open()
  return () => listeners.delete(listener)
}
