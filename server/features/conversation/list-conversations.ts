import { localDateOf, toIsoShanghai } from '#domain/kernel/time'
import { seesRecords } from '#domain/patient/adolescent'
import type { AccountContext } from '../../platform/context'
import { listOwnThreads, type OwnThreadRow } from './list-store'
import { TEXT } from './send-message'

interface OwnThread {
  readonly conversationId: string
  readonly patientId: string
  readonly teamName: string
  readonly lastAt: string | null
  /** Not more than 100. */
  readonly unread: number
  readonly preview: string
  readonly isClosed: boolean
}

/** In whole characters. */
const PREVIEW_MAX = 30

/** Every conversation that the account may read, the newest first; of an adolescent only who may see the record. */
export async function listOwnConversations(ctx: AccountContext): Promise<{ rows: readonly OwnThread[] }> {
  const today = localDateOf(ctx.now())
  const found = await listOwnThreads(ctx.db, ctx.account.id, today)
  const readable = found.filter((row) => seesRecords(row, today))
  return {
    rows: readable.map((row) => ({
      conversationId: row.conversationId,
      patientId: row.patientId,
      teamName: row.teamName,
      lastAt: row.lastAt && toIsoShanghai(row.lastAt),
      unread: row.unread,
      preview: previewOf(ctx, row),
      isClosed: row.isClosed,
    })),
  }
}

function previewOf({ fieldCrypto }: AccountContext, { kind, textCipher }: OwnThreadRow): string {
  if (kind === 'picture') return '[照片]'
  const characters = textCipher ? Array.from(fieldCrypto.open(TEXT, textCipher).replace(/\s+/g, ' ')) : []
  return characters.length > PREVIEW_MAX
    ? `${characters.slice(0, PREVIEW_MAX - 1).join('')}…`
    : characters.join('')
}
