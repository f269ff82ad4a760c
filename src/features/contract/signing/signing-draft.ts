import { refuseSignature, type SignatureStrokes } from '#domain/contract/finger-signature'
import type { Questionnaire } from '#domain/contract/questionnaire'
import type { Signer } from '#domain/contract/signer'
import type { KeyGroup } from '#domain/key-group/key-group'

export const SIGNING_STEPS = ['people', 'packages', 'questions', 'sign'] as const
export type SigningStep = (typeof SIGNING_STEPS)[number]

/** What one resident of the household chose, answered and signed so far. */
export interface PersonDraft {
  readonly packageIds: readonly string[]
  readonly questionnaire: Questionnaire
  readonly declaredGroups: readonly KeyGroup[]
  /** The agreement that was read to its end; null: none yet, or it has changed since. */
  readonly read: { readonly version: string; readonly hash: string } | null
  readonly consents: { readonly teamRecord: boolean; readonly gridWorker: boolean }
  readonly strokes: SignatureStrokes
  /** Of somebody who is helped: their own number. */
  readonly helperPhone: string
}

/** A household on its way to a team; kept in memory while the mini-program is open. */
export interface SigningDraft {
  readonly step: SigningStep
  readonly gridId: string | null
  readonly buildingId: string | null
  /** How the chosen place reads; null while none is chosen. */
  readonly placeName: string | null
  readonly address: string
  /** In the order in which they sign. */
  readonly people: readonly string[]
  readonly of: Readonly<Record<string, PersonDraft>>
}

const UNASKED: PersonDraft = {
  packageIds: [],
  questionnaire: {
    livesHereSince: null,
    livesWith: 'family',
    gettingAbout: 'alone',
    takesLongTermMedicine: false,
    reachedBy: 'message',
    wishes: '',
  },
  declaredGroups: [],
  read: null,
  consents: { teamRecord: false, gridWorker: false },
  strokes: [],
  helperPhone: '',
}

/** With whom, and the contract of the one person that is renewed, or left for this team. */
export interface SigningStart {
  readonly teamId: string
  readonly previousId: string | null
}

/** Nothing is known but, by its poster, the place. */
export function newSigningDraft(place: Pick<SigningDraft, 'gridId' | 'buildingId'>): SigningDraft {
  return { step: 'people', ...place, placeName: null, address: '', people: [], of: {} }
}

/** What a contract says that is renewed or left; `questionnaire` null: not for whoever asks. */
interface ContractBefore extends Pick<SigningDraft, 'gridId' | 'buildingId' | 'address'> {
  readonly patientId: string
  readonly gridName: string | null
  readonly buildingName: string | null
  readonly packages: readonly { readonly id: string }[]
  readonly questionnaire: Questionnaire | null
}

/** Filled in as the contract before it was, as far as it can be had again; all of it may be changed. */
export function nextSigningDraft(
  { patientId, gridId, buildingId, address, ...before }: ContractBefore,
  offered: readonly { readonly id: string; readonly refusal: object | null }[],
): SigningDraft {
  const placeName = [before.gridName, before.buildingName].filter(Boolean).join(' ') || null
  const open = offered.filter(({ refusal }) => refusal === null).map(({ id }) => id)
  const packageIds = before.packages.map(({ id }) => id).filter((id) => open.includes(id))
  const draft = { ...newSigningDraft({ gridId, buildingId }), placeName, address, people: [patientId] }
  const { questionnaire } = before
  return withPerson(draft, patientId, { packageIds, ...(questionnaire && { questionnaire }) })
}

export function personDraft({ of }: SigningDraft, patientId: string): PersonDraft {
  return of[patientId] ?? UNASKED
}

export function withPerson(
  draft: SigningDraft,
  patientId: string,
  change: Partial<PersonDraft>,
): SigningDraft {
  return { ...draft, of: { ...draft.of, [patientId]: { ...personDraft(draft, patientId), ...change } } }
}

/** Other packages are another text: what was read and signed before counts no more. */
export function withPackages(
  draft: SigningDraft,
  patientId: string,
  packageIds: readonly string[],
): SigningDraft {
  return withPerson(draft, patientId, { packageIds, read: null, strokes: [] })
}

/** Why the person cannot go on from the step, in words; null: they can. */
export function whatIsMissing(
  draft: SigningDraft,
  patientId: string,
  step: Exclude<SigningStep, 'people'>,
  signer: Signer,
): string | null {
  const person = personDraft(draft, patientId)
  if (step === 'packages') return person.packageIds.length === 0 ? '先选一个服务包' : null
  if (step === 'questions') return null
  if (!person.read) return '先读协议，勾上“我读过”'
  // Whoever has no phone says yes to staff, face to face (journeys E2 12, 13).
  if (signer === 'helper')
    return /^(1\d{10})?$/.test(person.helperPhone) ? null : '手机号是 11 位，没有就空着'
  return refuseSignature(person.strokes) ? '在框里写下名字' : null
}

/** The first member of the household who has not finished the step; null: all have. */
export function firstUnfinished(
  draft: SigningDraft,
  step: Exclude<SigningStep, 'people'>,
  signerOf: (patientId: string) => Signer,
): string | null {
  return draft.people.find((id) => whatIsMissing(draft, id, step, signerOf(id)) !== null) ?? null
}

export function peopleMissing({ people, address }: SigningDraft): string | null {
  if (people.length === 0) return '先选给谁签'
  return address.trim() === '' ? '填上住址' : null
}
