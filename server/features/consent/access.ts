import { consentState } from '#domain/consent/consent-state'
import { currentConsentText } from '#domain/consent/consent-text'
import { DomainError } from '#domain/kernel/errors'
import { localDateOf } from '#domain/kernel/time'
import type { Access } from '../../platform/context'
import { endAnswer, findAskedPerson, insertAnswer } from './store'

/** Read from the rows at each question and never remembered: a withdrawal counts from the next look on. */
export const consentGiven: Access['consentGiven'] = async (tx, patientId, purpose, now) => {
  const person = await findAskedPerson(tx, patientId)
  if (!person) return false
  const last = person.answers.find((answer) => answer.purpose === purpose) ?? null
  return consentState(purpose, person.birthDate, last, localDateOf(now)) === 'given'
}

/** Keeps an answer to the text of today in place of the one before. Who may give it, the caller has asked. */
export const recordConsent: Access['recordConsent'] = async (tx, answer, now) => {
  if (answer.textVersion !== currentConsentText(answer.purpose).version) {
    throw new DomainError('consent_text_changed')
  }
  await endAnswer(tx, answer, now)
  await insertAnswer(tx, answer, now)
}
