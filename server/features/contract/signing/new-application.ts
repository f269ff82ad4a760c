import { parsePhoneNumber } from '#domain/account/phone-number'
import { DomainError } from '#domain/kernel/errors'
import type { WriteContext } from '../../../platform/context'
import { sealed } from '../contract-seal'
import type { ApplicationInput, SubmitInput } from './application-input'
import type { DraftApplication } from './draft-application'
import type { NewApplication } from './insert-application'

/** An application that was decided, with what goes into its row as it was answered. */
interface Decided {
  readonly place: Pick<SubmitInput, 'teamId' | 'gridId' | 'buildingId' | 'address'>
  readonly householdId: string
  readonly application: Pick<ApplicationInput, 'questionnaire' | 'consents' | 'helperPhone'>
  readonly previous: { readonly id: string } | null
  readonly draft: DraftApplication
  /** Until when the team answers, if it is asked now. */
  readonly dueAt: Date
}

/** The row of an application: a draft where the resident's own yes is still to come. @throws input_invalid */
export function newApplication(
  { fieldCrypto, now }: Pick<WriteContext, 'fieldCrypto' | 'now'>,
  { place, householdId, application, previous, draft, dueAt }: Decided,
): NewApplication {
  const at = now()
  const { agreement, kind } = draft
  const status = draft.signer === 'helper' ? 'draft' : draft.isQueued ? 'queued' : 'submitted'
  const variables = {
    agreement: agreement.variables,
    teamRecordText: agreement.teamRecordText,
    gridWorkerText: agreement.gridWorkerText,
    consents: application.consents,
    helperPhone: draft.signer === 'helper' ? phoneOf(application) : null,
  }
  return {
    teamId: place.teamId,
    householdId,
    status,
    kind,
    previousId: previous?.id ?? null,
    gridId: place.gridId,
    buildingId: place.buildingId,
    addressCipher: fieldCrypto.seal('contract.address', place.address),
    questionnaireCipher: sealed(fieldCrypto, 'contract.questionnaire', application.questionnaire),
    variablesCipher: sealed(fieldCrypto, 'contract.variables', variables),
    agreementVersion: agreement.template.version,
    agreementHash: agreement.hash,
    termYears: agreement.termYears,
    startsOn: agreement.startsOn,
    endsOn: agreement.endsOn,
    submittedAt: status === 'draft' ? null : at,
    reviewDueAt: status === 'submitted' ? dueAt : null,
    queuedAt: status === 'queued' ? at : null,
    packages: draft.packages,
    at,
  }
}

/** Null: there is no phone, and two members of staff will hear the resident's own yes. */
function phoneOf({ helperPhone }: Pick<ApplicationInput, 'helperPhone'>): string | null {
  if (helperPhone === undefined || helperPhone.trim() === '') return null
  const phone = parsePhoneNumber(helperPhone)
  if (!phone) throw new DomainError('input_invalid', { fields: ['helperPhone'] })
  return phone
}
