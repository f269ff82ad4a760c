import { forgetAllWords } from '../platform/kept/kept-words'
import { forgetAllDrafts } from '../platform/kept/record-drafts'
import type { Session } from './session'

/** Who wrote what is half-written on this phone; undefined while nobody has been logged out since it was started. */
let writer: string | undefined

/** Whoever was logged out and logs in again finds what they were writing; somebody else never does. */
export function forgetWordsOfOthers(now: Session | null, before: Session | null): void {
  writer = before?.account.id ?? writer
  if (now === null || writer === undefined || now.account.id === writer) return
  writer = now.account.id
  forgetAllWords()
  forgetAllDrafts()
}
