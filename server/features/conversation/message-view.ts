import { type ContentCheck, isShownToOthers } from '#domain/conversation/content-check'
import { toIsoShanghai } from '#domain/kernel/time'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { MessageKind, MessageRow, MessageSide } from './message-store'
import { TEXT } from './send-message'

export interface MessageView {
  readonly id: string
  readonly seq: number
  readonly side: MessageSide
  readonly kind: MessageKind
  readonly sentAt: string
  readonly isMine: boolean
  /** Of the team, who wrote it. */
  readonly authorName: string | null
  /** Null for a picture and for what is withheld. */
  readonly text: string | null
  /** `kept`: it can be fetched. `gone`: its time was over. Null for words and for what is withheld. */
  readonly picture: 'kept' | 'gone' | null
  /** What WeChat said of one's own message; null of what others wrote. */
  readonly check: ContentCheck | null
  /** Somebody wrote something here that did not pass WeChat's check: it is not shown. */
  readonly isWithheld: boolean
}

interface Viewer {
  readonly accountId: string
  readonly fieldCrypto: FieldCrypto
  readonly staffNames: ReadonlyMap<string, string>
}

export function messageView(row: MessageRow, { accountId, fieldCrypto, staffNames }: Viewer): MessageView {
  const isMine = row.accountId === accountId
  const isWithheld = !isMine && !isShownToOthers(row.check)
  const { id, seq, side, kind } = row
  return {
    id,
    seq,
    side,
    kind,
    sentAt: toIsoShanghai(row.sentAt),
    isMine,
    authorName: side === 'team' ? (staffNames.get(row.accountId ?? '') ?? null) : null,
    text: isWithheld || !row.textCipher ? null : fieldCrypto.open(TEXT, row.textCipher),
    picture: isWithheld || kind !== 'picture' ? null : row.hasPicture ? 'kept' : 'gone',
    check: isMine ? row.check : null,
    isWithheld,
  }
}
