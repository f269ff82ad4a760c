import { addDays, localDateOf } from '#domain/kernel/time'
import { newKey, type TestApp } from '../room/test-app'
import { newTeam, signContract } from '../rows/conversation-rows'
import type { World } from './example-inputs'

/** The ids of a conversation between a child and the team of a doctor. */
export interface ConversationWorld {
  /** Another child of the family, signed with that team. */
  readonly signedPatientId: string
  readonly conversationTeamId: string
  readonly conversationId: string
  /** A message of the family that is a picture. */
  readonly pictureMessageId: string
}

const PICTURE = Buffer.from('89504e470d0a1a0a', 'hex').toString('base64')

export async function conversationWorld(
  app: TestApp,
  place: { organizationId: string; practitionerId: string },
  { accountId }: { accountId: string },
): Promise<ConversationWorld> {
  const patientId = await app.newPatient('2022-08-01', { [accountId]: 'child' })
  const today = localDateOf(app.clock.now())
  const { teamId } = await newTeam(app, {
    organizationId: place.organizationId,
    practitionerIds: [place.practitionerId],
  })
  await signContract(app, { patientId, teamId, accountId, endsOn: addDays(today, 364) })
  const { conversation } = app.as(accountId)
  const { id: conversationId } = await conversation.open({ patientId, idempotencyKey: newKey() })
  const sent = await conversation.sendPicture({ conversationId, base64: PICTURE, idempotencyKey: newKey() })
  return { signedPatientId: patientId, conversationTeamId: teamId, conversationId, pictureMessageId: sent.id }
}

type Input = Readonly<Record<string, unknown>>

export const CONVERSATION_INPUTS: Readonly<Record<string, (world: World) => Input>> = {
  'conversation.emergencyRule': () => ({}),
  'conversation.open': ({ signedPatientId }) => ({ patientId: signedPatientId, idempotencyKey: newKey() }),
  'conversation.mine': () => ({}),
  'conversation.messages': ({ conversationId }) => ({ conversationId, afterSeq: 0 }),
  'conversation.sendText': ({ conversationId }) => ({
    conversationId,
    text: '昨晚咳了两次',
    idempotencyKey: newKey(),
  }),
  'conversation.sendPicture': ({ conversationId }) => ({
    conversationId,
    base64: PICTURE,
    idempotencyKey: newKey(),
  }),
  'conversation.picture': ({ pictureMessageId }) => ({ messageId: pictureMessageId }),
  'conversation.markRead': ({ conversationId }) => ({ conversationId, seq: 1, idempotencyKey: newKey() }),
  'conversation.socketTicket': () => ({}),
  'conversation.inbox': ({ conversationTeamId }) => ({ teamId: conversationTeamId }),
  'conversation.staffMessages': ({ conversationId }) => ({ conversationId, beforeSeq: 5 }),
  'conversation.staffPicture': ({ pictureMessageId }) => ({ messageId: pictureMessageId }),
  'conversation.reply': ({ conversationId }) => ({
    conversationId,
    text: '多喝水',
    idempotencyKey: newKey(),
  }),
  'conversation.replyPicture': ({ conversationId }) => ({
    conversationId,
    base64: PICTURE,
    idempotencyKey: newKey(),
  }),
  'conversation.markSeen': ({ conversationId }) => ({ conversationId, seq: 1, idempotencyKey: newKey() }),
}
