import { type CertificationStatus, certificationOn } from '#domain/directory/certification'
import type { LocalDate } from '#domain/kernel/time'
import type { PersonRecord } from './store'

export interface PersonView {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly intro: string
  /** Null for somebody who never had one; an expired one is shown as such. */
  readonly certification: CertificationStatus | null
}

export function personView(person: PersonRecord, on: LocalDate): PersonView {
  return {
    id: person.id,
    name: person.name,
    title: person.title,
    intro: person.intro,
    certification: certificationOn(person.certifications, on),
  }
}
