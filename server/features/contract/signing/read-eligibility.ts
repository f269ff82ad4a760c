import { contractRules } from '#domain/contract/contract-rules'
import { refuseSigning } from '#domain/contract/refuse-signing'
import { refuseSigner, type Signer, signerOf } from '#domain/contract/signer'
import { type Refusal, refuse } from '#domain/kernel/errors'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import type { AccountContext } from '../../../platform/context'
import type { PatientScope } from '../../../platform/scope/patient-scope'
import { findPerson } from './signing-store'
import { findStandings, type Standing } from './standing-store'

export interface EligibilityRow {
  readonly patientId: string
  readonly canSign: boolean
  readonly refusal: Refusal | null
  readonly signer: Signer
  readonly current: {
    readonly contractId: string
    readonly teamId: string
    readonly teamName: string
    readonly organizationName: string
    readonly endsOn: LocalDate
  } | null
  readonly pending: { readonly contractId: string; readonly status: string } | null
}

/**
 * Who of a household can sign today, each for themselves: a spouse with another team is no obstacle (journeys E2 2), and
 * whoever has a team already sees which and until when. A delegate brings a child and signs nothing.
 *
 * @throws not_found for somebody who is not theirs
 */
export async function readEligibility(
  ctx: AccountContext,
  { patientIds }: { readonly patientIds: readonly string[] },
): Promise<{ rows: EligibilityRow[] }> {
  const today = localDateOf(ctx.now())
  const rules = contractRules(await ctx.rules(), today)
  const standingOf = await findStandings(ctx.db, patientIds, today)
  const rows: EligibilityRow[] = []
  for (const patientId of new Set(patientIds)) {
    const scope = await ctx.access.careScope(ctx.db, ctx.account, patientId, today)
    const person = await findPerson(ctx.db, scope)
    const { pending, standing } = standingOf(patientId)
    const state = { isConsentWithheld: scope.isConsentWithheld, pending, standing }
    const wish = { kind: 'new', startsOn: today, previousId: null, livesHereSince: null } as const
    const isSelf = scope.relation === 'self'
    const birthDate = person?.birthDate ?? today
    const refusal =
      refuseDelegate(scope) ?? refuseSigner(isSelf, birthDate, today) ?? refuseSigning(state, wish, rules)
    rows.push({
      patientId,
      canSign: refusal === null,
      refusal,
      signer: signerOf(isSelf, birthDate, today),
      current: standing && currentOf(standing),
      pending: pending && { contractId: pending.contractId, status: pending.status },
    })
  }
  return { rows }
}

function refuseDelegate({ kind }: PatientScope): Refusal | null {
  return kind === 'delegate' ? refuse('delegate_not_permitted') : null
}

function currentOf(standing: NonNullable<Standing['standing']>): EligibilityRow['current'] {
  const { contractId, teamId, teamName, organizationName, endsOn } = standing
  return { contractId, teamId, teamName, organizationName, endsOn }
}
