import type { MessageKind } from '#domain/message/message-kind'
import type { Statements } from './database/plain-sql'

/** Who is told, by what they are to the patient on the day of the notice. An account that was closed is told nothing. */
export type Audience =
  | { readonly accountId: string }
  /** Whoever may bring the patient, a delegate too. */
  | { readonly everybodyActingFor: string }
  /** The person and the guardians, never a delegate. */
  | { readonly guardiansOf: string }
  /** Of those, whoever may read the record: not the guardian of an adolescent who has not agreed (rules D-PR). */
  | { readonly readersOf: string }

export interface Notice {
  readonly kind: MessageKind
  readonly to: Audience
  /** Who did it: told like the others, but has read it already. Null when the clock did. */
  readonly byAccountId: string | null
  readonly patientId?: string
  readonly appointmentId?: string
  /** Numbers, days and codes only: never a name, phone or diagnosis. */
  readonly facts?: Readonly<Record<string, string | number | null>>
  /** Names the event: told once, however often it is announced. */
  readonly onceKey: string
}

/** How a use case announces what it has done. Answered by the message feature, inside the same transaction. */
export interface Notices {
  readonly tell: (tx: Statements, notice: Notice, now: Date) => Promise<void>
  /** In as many statements as one notice needs. */
  readonly tellAll: (tx: Statements, notices: readonly Notice[], now: Date) => Promise<void>
}
