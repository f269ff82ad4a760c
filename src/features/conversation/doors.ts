import { openPage } from '../../platform/screen/open-page'

const CHAT = '/packages/contract/pages/chat'

/** The conversation of a person with the team that they are signed with. */
export function openChat(patientId: string): void {
  openPage(CHAT, { patientId })
}

/** A conversation that is known, open or closed. */
export function openConversation(conversationId: string): void {
  openPage(CHAT, { conversationId })
}
