import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import { lacksDocuments, type OnSiteWitness } from '#domain/contract/on-site-witness'
import type { Questionnaire } from '#domain/contract/questionnaire'
import { parseSpokenCode } from '#domain/kernel/spoken-code'
import type { Place } from './place-picker'

/** What two members of the team fill in for somebody who stands before them. */
export interface OnSiteForm {
  readonly packageIds: readonly string[]
  readonly place: Place | null
  /** Unit and door. */
  readonly address: string
  readonly questionnaire: Questionnaire
  readonly consents: { readonly teamRecord: boolean; readonly gridWorker: boolean }
}

export const NEW_ON_SITE_FORM: OnSiteForm = {
  packageIds: [],
  place: null,
  address: '',
  questionnaire: {
    livesHereSince: null,
    livesWith: 'family',
    gettingAbout: 'alone',
    takesLongTermMedicine: false,
    // Whoever has no phone of their own is rung through somebody else's, or visited.
    reachedBy: 'phone',
    wishes: '',
  },
  consents: { teamRecord: false, gridWorker: false },
}

/** Why the agreement cannot be read out yet, in words; undefined: it can. */
export function missingInForm({ packageIds, address }: OnSiteForm): string | undefined {
  if (packageIds.length === 0) return '先选一个服务包'
  return address.trim() === '' ? '填上住址' : undefined
}

/** How the resident said yes, as it is being written down. */
export interface OnSiteYes {
  readonly reason: OnSiteWitness['reason'] | null
  readonly witnessName: string
  readonly witnessRelation: string
  readonly documentsSeen: string
  readonly isReadAloud: boolean
  readonly hasPhotoConsent: boolean
  /** Whoever cannot write signs nothing; their word was heard by two. */
  readonly cannotWrite: boolean
  readonly strokes: SignatureStrokes
  readonly secondCode: string
}

export const NEW_ON_SITE_YES: OnSiteYes = {
  reason: null,
  witnessName: '',
  witnessRelation: '',
  documentsSeen: '',
  isReadAloud: false,
  hasPhotoConsent: false,
  cannotWrite: false,
  strokes: [],
  secondCode: '',
}

/** Why it cannot be signed yet, in words; undefined: it can. */
export function missingInYes(yes: OnSiteYes): string | undefined {
  if (!yes.isReadAloud) return '先把协议念给本人听'
  if (yes.reason === null) return '先选为什么当面签'
  if (yes.witnessName.trim() === '' || yes.witnessRelation.trim() === '') return '写上谁在旁边见证'
  if (lacksDocuments({ ...witnessOf(yes, yes.reason) })) return '写上看了什么监护证明'
  if (!yes.cannotWrite && refuseSignature(yes.strokes)) return '还没签名'
  return parseSpokenCode(yes.secondCode) ? undefined : '还差同事的码'
}

/** What is written down beside the signature. */
export function witnessOf(yes: OnSiteYes, reason: OnSiteWitness['reason']): OnSiteWitness {
  return {
    reason,
    witnessName: yes.witnessName.trim(),
    witnessRelation: yes.witnessRelation.trim(),
    documentsSeen: yes.documentsSeen.trim(),
    isReadAloud: true,
    hasPhotoConsent: yes.hasPhotoConsent,
  }
}
