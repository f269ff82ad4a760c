import { type ContentCheck, isShownToOthers } from '#domain/conversation/content-check'
import { toIsoShanghai } from '#domain/kernel/time'
import type { PatientScope } from '../../platform/scope/patient-scope'
import type { FieldCrypto } from '../../platform/sealing/field-crypto'
import type { loadConversations } from './export-conversation-store'

type ConversationRow = Awaited<ReturnType<typeof loadConversations>>[number]
type MessageRow = ConversationRow['messages'][number]

/** A conversation as it would be read, the oldest first. */
export function exportConversation(
  { team, createdAt, messages }: ConversationRow,
  scope: PatientScope,
  names: ReadonlyMap<string, string>,
  crypto: FieldCrypto,
): object {
  return {
    team: team.name,
    createdAt: toIsoShanghai(createdAt),
    messages: [...messages].reverse().map((message) => exportMessage(message, scope, names, crypto)),
  }
}

/** Of staff the name; of families only who it was not: the other guardian's name is not ours to hand out. */
function exportMessage(
  { side, kind, accountId, textCipher, check, sentAt }: MessageRow,
  scope: PatientScope,
  names: ReadonlyMap<string, string>,
  crypto: FieldCrypto,
): object {
  const isMine = accountId === scope.accountId
  const isWithheld = !isMine && !isShownToOthers(check as ContentCheck)
  return {
    sentAt: toIsoShanghai(sentAt),
    side,
    kind,
    isMine,
    who: side === 'team' && accountId ? (names.get(accountId) ?? null) : null,
    text: textCipher && !isWithheld ? crypto.open('conversation_message.text', textCipher) : null,
    isWithheld,
  }
}
