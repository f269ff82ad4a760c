import { maskName } from '#domain/kernel/masking'
import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { type GuardianshipStatus, guardianshipStatus } from '#domain/patient/guardianship-request'
import type { Relation } from '#domain/patient/relation'
import type { AccountContext } from '../../platform/context'
import { type Decider, listAsked, listToDecide } from './store'

export interface GuardianshipLists {
  /** What this account asked, in the words that it typed itself. */
  readonly asked: readonly {
    readonly id: string
    readonly status: GuardianshipStatus
    /** Whether a guardian or staff answered; null while nobody has. */
    readonly decidedAs: Decider | null
    readonly name: string
    readonly relation: Relation
    readonly createdAt: string
    readonly expiresAt: string
  }[]
  readonly toDecide: readonly {
    readonly id: string
    readonly patientId: string
    /** What the patient is to whoever asks. */
    readonly relation: Relation
    /** Masked; null when whoever asks has not added themselves. */
    readonly askedBy: string | null
    readonly createdAt: string
  }[]
}

/** Both sides of the question who else may act for a person (rules D-ID-06). Short by rule, so one page. */
export async function listGuardianship(ctx: AccountContext): Promise<GuardianshipLists> {
  const now = ctx.now()
  const { fieldCrypto } = ctx
  const asked = await listAsked(ctx.db, ctx.account.id, now)
  const toDecide = await listToDecide(ctx.db, ctx.account.id, now, localDateOf(now))
  return {
    asked: asked.map((row) => ({
      id: row.id,
      status: guardianshipStatus(row, now),
      decidedAs: row.decidedAs,
      name: fieldCrypto.open('patient.name', row.nameCipher),
      relation: row.relation,
      createdAt: toIsoShanghai(row.createdAt),
      expiresAt: toIsoShanghai(row.expiresAt),
    })),
    toDecide: toDecide.map(({ askedByCipher, createdAt, ...row }) => ({
      ...row,
      askedBy: askedByCipher && maskName(fieldCrypto.open('patient.name', askedByCipher)),
      createdAt: toIsoShanghai(createdAt),
    })),
  }
}
