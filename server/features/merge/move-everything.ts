import { stricterConsent } from '#domain/consent/stricter-consent'
import type { Transaction } from '../../platform/database/database'
import {
  listConsents,
  type Merge,
  moveConsents,
  moveDelegations,
  moveDocuments,
  moveGuardianshipRequests,
  moveLinks,
  moveQuestions,
  moveVisits,
  pointAtSurvivor,
  withdrawConsents,
} from './move-store'
import { moveWaiting } from './waitlist-store'

/**
 * Everything of the ended row becomes the survivor's. What was seen under the ended id stays in the audit, which nothing
 * changes; whoever reads the survivor's asks for both ids.
 */
export async function moveEverything(tx: Transaction, merge: Merge): Promise<void> {
  await pointAtSurvivor(tx, merge)
  await moveLinks(tx, merge)
  await moveDelegations(tx, merge)
  await moveGuardianshipRequests(tx, merge)
  await moveQuestions(tx, merge)
  await keepStricterConsents(tx, merge)
  await moveVisits(tx, merge)
  await moveWaiting(tx, merge)
  await moveDocuments(tx, merge)
}

async function keepStricterConsents(tx: Transaction, merge: Merge): Promise<void> {
  const rows = await listConsents(tx, merge)
  for (const purpose of new Set(rows.map((row) => row.purpose))) {
    const asked = rows.filter((row) => row.purpose === purpose)
    const kept = asked.map(({ state }) => state).reduce(stricterConsent)
    const inForce = asked.filter(({ state }) => state === 'given' || state === 'refused')
    const candidates = inForce.filter(({ state }) => state === kept)
    const winner = candidates.find((row) => row.patientId === merge.survivorId) ?? candidates[0]
    const losers = inForce.filter((row) => row !== winner)
    await withdrawConsents(
      tx,
      merge,
      losers.map(({ id }) => id),
    )
  }
  await moveConsents(tx, merge)
}
