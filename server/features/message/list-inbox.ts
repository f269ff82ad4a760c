import { toIsoShanghai } from '#domain/kernel/time'
import type { MessageFacts } from '#domain/message/message-facts'
import type { MessageKind } from '#domain/message/message-kind'
import { readCursor, writeCursor } from '../../platform/api/cursor'
import { cutPage, PAGE_AND_ONE } from '../../platform/api/cut-page'
import type { AccountContext } from '../../platform/context'
import { listMessages } from './store'

export interface MessageView {
  readonly id: string
  readonly kind: MessageKind
  readonly createdAt: string
  readonly readAt: string | null
  readonly patientId: string | null
  readonly appointmentId: string | null
  /** Of which the phone makes the sentence: domain/message/message-words.ts. */
  readonly facts: MessageFacts
}

/** The account's inbox, newest first. */
export async function listInbox(
  ctx: AccountContext,
  input: { readonly cursor?: string | undefined },
): Promise<{ rows: MessageView[]; nextCursor: string | null }> {
  const after = input.cursor ? readCursor(input.cursor) : null
  const found = await listMessages(ctx.db, ctx.account.id, { after, limit: PAGE_AND_ONE })
  const { rows: page, nextCursor } = cutPage(found, ({ id, createdAt }) =>
    writeCursor({ start: createdAt, id }),
  )
  return {
    rows: page.map((row) => ({
      ...row,
      createdAt: toIsoShanghai(row.createdAt),
      readAt: row.readAt && toIsoShanghai(row.readAt),
    })),
    nextCursor,
  }
}
