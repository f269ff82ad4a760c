import type { MessageKind } from '#domain/message/message-kind'
import type { Transaction } from './database'

export interface Notice {
  readonly kind: MessageKind
  /** One account; or everybody who may act for the patient on the day of the notice. */
  readonly to: { readonly accountId: string } | { readonly everybodyActingFor: string }
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
  readonly tell: (tx: Transaction, notice: Notice, now: Date) => Promise<void>
  /** The visit will not take place as booked: what would have reminded of it is taken out of the queue. */
  readonly withdrawReminders: (tx: Transaction, appointmentId: string) => Promise<void>
}
