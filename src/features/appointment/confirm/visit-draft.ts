import { currentSession } from '../../../api/session'
import { forget, remember, remembered } from '../../../platform/kept/storage'
import { NO_WORDS, type VisitWords } from './visit-reason'

/** What was typed for a visit that is not booked yet. It outlives a hold that ran out and an app that was killed. */
interface KeptDraft {
  readonly accountId: string
  readonly patientId: string
  readonly keptAtMs: number
  readonly words: VisitWords
}

const KEY = 'visit-draft'
/** An illness of last week must not stand in this week's booking. */
const KEPT_FOR_MS = 24 * 3_600_000

/** The draft for this person, or null; a draft of another account is wiped as soon as it is seen. */
export function visitDraft(patientId: string): VisitWords | null {
  const draft = remembered<KeptDraft>(KEY)
  if (!draft) return null
  if (draft.accountId !== currentSession()?.account.id || Date.now() - draft.keptAtMs > KEPT_FOR_MS) {
    forget(KEY)
    return null
  }
  return draft.patientId === patientId ? draft.words : null
}

export function keepVisitDraft(patientId: string, words: VisitWords): void {
  const accountId = currentSession()?.account.id
  if (accountId) remember<KeptDraft>(KEY, { accountId, patientId, keptAtMs: Date.now(), words })
}

/** Once it is booked the doctor has it. */
export function forgetVisitDraft(): void {
  forget(KEY)
}

/** What the form starts with: the draft, else who brings a child is the one who books. */
export function startingWords(patientId: string, isChild: boolean): VisitWords {
  return visitDraft(patientId) ?? { ...NO_WORDS, escort: isChild ? 'self' : null }
}
