import { consentState } from '#domain/consent/consent-state'
import { DomainError } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { pageOf } from '../../../platform/api/page-of'
import type { StaffContext } from '../../../platform/context'
import {
  type AgreedResident,
  listAgreedResidents,
  listWorkedGrids,
  type WorkedGrid,
} from './grid-worker-store'

/** All that a grid worker ever sees of somebody. `id` only turns pages. */
interface GridResident {
  readonly id: string
  readonly name: string
  readonly buildingName: string | null
  readonly isSigned: boolean
}

/** The micro-grids of whoever asks. */
export async function listOwnGrids(ctx: StaffContext): Promise<{ rows: WorkedGrid[]; nextCursor: null }> {
  return { rows: await listWorkedGrids(ctx.db, ctx.staff, localDateOf(ctx.now())), nextCursor: null }
}

/**
 * Who of a grid agreed that its worker sees them: name, building and signed or not (journeys E2 42). Each look is written
 * down; three statements however many people there are.
 *
 * @throws not_found alike for grids that are not theirs; input_invalid for a cursor of another list
 */
export async function listGridResidents(
  ctx: StaffContext,
  { gridId, cursor }: { readonly gridId: string; readonly cursor?: string | undefined },
): Promise<{ rows: GridResident[]; nextCursor: string | null }> {
  const now = ctx.now()
  const today = localDateOf(now)
  const grid = (await listWorkedGrids(ctx.db, ctx.staff, today)).find((worked) => worked.gridId === gridId)
  if (!grid) throw new DomainError('not_found')
  const agreed = (await listAgreedResidents(ctx.db, grid, today)).filter((person) =>
    stillAgrees(person, today),
  )
  const { rows, nextCursor } = pageOf(agreed, ({ patientId }) => patientId, cursor)
  await ctx.audit.record(ctx.db, {
    by: ctx.staff,
    purpose: 'grid-work',
    action: 'gridWorker.residents',
    patientIds: rows.map(({ patientId }) => patientId),
    fields: ['name', 'contract'],
    at: now,
    requestId: ctx.requestId,
  })
  return {
    rows: rows.map(({ patientId, nameCipher, buildingName, isSigned }) => ({
      id: patientId,
      name: ctx.fieldCrypto.open('patient.name', nameCipher),
      buildingName,
      isSigned,
    })),
    nextCursor,
  }
}

/** A yes to an older text, or one that a guardian gave before the fourteenth birthday, counts no more. */
function stillAgrees({ birthDate, decidedAt, textVersion }: AgreedResident, today: LocalDate): boolean {
  const answer = { decision: 'given', textVersion, decidedAt, withdrawnAt: null } as const
  return consentState('grid-worker', birthDate, answer, today) === 'given'
}
